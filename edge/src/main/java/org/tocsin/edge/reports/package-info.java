/// Reports of a period, read from the journal and written as tables.
@NullMarked
package org.tocsin.edge.reports;

import org.jspecify.annotations.NullMarked;
