package org.tocsin.sip.dialog;

/// A dialog as we name it: the Call-ID and our own tag, which is ours alone.
public record DialogKey(String callId, String localTag) {
    @Override
    public String toString() {
        return "DialogKey[" + Integer.toHexString(hashCode()) + "]";
    }
}
