/// Texts: what callers and telecommunicators write to each other, whatever carries it.
///
/// A *conversation* belongs to a call and has its number: a text to 9-1-1 is a call on the text line, waits in the same
/// queue and is answered by the same key; a TTY or real-time text is written on a voice call. Its *messages* come by
/// one *medium* after another; each has an author, a time and a *delivery*. While text is *out of service* a new sender
/// gets the *bounce-back* message; conversations that are held go on.
///
/// Invariants: what arrived is kept, word for word; what was sent says whether it arrived; only who has the call writes
/// to its caller; nothing leaves by itself; words and routes hide themselves in text.
@NullMarked
package org.tocsin.core.texts;

import org.jspecify.annotations.NullMarked;
