/// TTY: the text telephone of North America as tones on a voice call. Five-bit Baudot characters at 45.45 baud, a 1 is
/// 1400 Hz and a 0 is 1800 Hz (TIA-825-A); half duplex, nothing sounds between characters.
///
/// [Baudot] turns letters into codes and back, [TtyModulator] codes into 8 kHz samples, [TtyDemodulator] samples
/// into text as it arrives. None of them owns a clock: the samples are the clock.
///
/// Invariants: any samples whatever are accepted and give at worst wrong characters; a character is never reported
/// before its stop bit; text that Baudot cannot carry becomes the nearest thing it can.
@NullMarked
package org.tocsin.sip.tty;

import org.jspecify.annotations.NullMarked;
