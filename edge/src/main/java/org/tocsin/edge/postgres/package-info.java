/// What Tocsin knows of PostgreSQL as such, apart from any room's tables.
@NullMarked
package org.tocsin.edge.postgres;

import org.jspecify.annotations.NullMarked;
