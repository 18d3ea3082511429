/// # Media: voices, twenty milliseconds at a time
///
/// One thread, the [MediaClock], owns everything here. It reads every socket without blocking and fifty times a second
/// ticks every [Bridge]: each [MediaLeg] on the bridge is asked what it heard, hears the sum of the others, and always
/// sends something, silence if need be, so that address translators and far ends stay alive.
///
/// A [RtpLeg] is a leg over RTP: a trunk or a desk phone. It believes packets only from where the signalling said, or
/// from the first plausible other place (callers behind address translators); a flood from elsewhere is counted and
/// dropped. What it hears goes to its recording as it came, and through a [JitterBuffer] to the bridge. A browser leg,
/// a tone, a TTY are other [MediaLeg]s.
///
/// Inside, sound is linear 16 bit at 8,000 samples a second; G.711 decoded and encoded again gives the same bytes.
///
/// Invariants: confined to the clock's thread except where a method says otherwise; no blocking call, no wait for a
/// lock; work per socket and round is bounded; an exception in one leg costs that leg, not the clock.
@NullMarked
package org.tocsin.edge.telephony.media;

import org.jspecify.annotations.NullMarked;
