package org.tocsin.edge.live;

/// One message serialised once for each class of entitlement.
///
/// @param seq    of the journal
/// @param caller for those who may see who calls
/// @param plain  for those who may not
record Frame(long seq, String caller, String plain) {
    String forReader(boolean seesCallers) {
        return seesCallers ? caller : plain;
    }

    int characters() {
        return caller.length() + plain.length();
    }
}
