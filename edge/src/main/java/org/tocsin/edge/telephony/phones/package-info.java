/// # Desk phones
///
/// A position without a browser's voice, or whose browser failed, talks on the SIP phone on its desk.
/// [PhoneAccount]s come from a file of the configuration, secrets in it; the phone registers with digest at the
/// [org.tocsin.sip.registrar.Registrar]. When its position asks for it, [DeskPhones] calls the phone, and from the
/// moment it is picked up the phone is the position's sound, for one call after the other, until it is put down.
///
/// Invariants: a phone belongs to one position; a stranger's REGISTER leaves no trace; a phone in use keeps its
/// place while its registration lapses.
@NullMarked
package org.tocsin.edge.telephony.phones;

import org.jspecify.annotations.NullMarked;
