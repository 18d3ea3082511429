package org.tocsin.edge.telephony.media;

/// Listens in on one leg, and may change what passes. Told every 20 ms while the leg is on a bridge, on the clock's
/// thread; must not block.
public interface LegTap {
    /// What came from the far end; what is left in the frame goes to the bridge.
    ///
    /// @param sounded whether anything came
    /// @return whether there is anything to hear
    boolean heard(short[] frame, boolean sounded);

    /// What is about to go to the far end; what is left in the frame goes.
    ///
    /// @param silent whether it is all zero
    /// @return whether it is all zero now
    boolean saying(short[] frame, boolean silent);
}
