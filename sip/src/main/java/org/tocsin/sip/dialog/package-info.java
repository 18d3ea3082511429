/// # Dialogs
///
/// What the two ends of a call remember of each other (RFC 3261 section 12): the [DialogKey], both sequence
/// numbers, the way to go (route set) and whom to ask for (remote target). A [Dialog] makes the requests within it
/// and says whether one that came in is in order. What the requests do to the call is the user agent's to say.
@NullMarked
package org.tocsin.sip.dialog;

import org.jspecify.annotations.NullMarked;
