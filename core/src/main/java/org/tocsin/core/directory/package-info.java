/// The directory: whom the centre can call. A *listing* is somebody with an address: an interpreter provider, the 988
/// line, poison control, a neighbouring centre, a city department, a hospital, a tow company. Listings are found by
/// *purpose*, by town and by typing a few letters of any of their words. The languages an interpreter can be asked for
/// stand here too.
///
/// The centre's own list is put in force whole, with a version, as the catalogue of incident types is.
///
/// Invariants: an identifier is in the list once; an address never stands in text; providers are asked in the order of
/// the list.
@NullMarked
package org.tocsin.core.directory;

import org.jspecify.annotations.NullMarked;
