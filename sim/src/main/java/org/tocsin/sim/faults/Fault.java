package org.tocsin.sim.faults;

/// What can go wrong by itself.
public enum Fault {
    /// The server is killed, at any point of keeping a record, and started again.
    CRASH,
    /// The file that was being written when the server was killed ends in the middle of a record.
    TORN_TAIL,
    /// A message arrives twice.
    DUPLICATE,
    /// A message does not arrive.
    LOSS,
    /// A message arrives late, after ones sent later.
    REORDER,
    /// A console's connection breaks.
    PARTITION,
    /// The wall clock jumps by up to three hours either way.
    CLOCK,
    /// The database goes away, with or without having kept the batch in hand.
    DATABASE
}
