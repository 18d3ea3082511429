/// Alarms of the made-up city: somebody pulls a fire-alarm box, a detector of an alarm company's customer sounds,
/// and now and then the company calls it off. They come by the door any source uses (docs/wire.md).
@NullMarked
package org.tocsin.sim.alarms;

import org.jspecify.annotations.NullMarked;
