/// # Emergency calls
@NullMarked
package org.tocsin.sip.emergency;

import org.jspecify.annotations.NullMarked;
