/// The running product: configuration read and checked, parts put together and started in order. The only module that
/// sees all others.
@NullMarked
package org.tocsin.app;

import org.jspecify.annotations.NullMarked;
