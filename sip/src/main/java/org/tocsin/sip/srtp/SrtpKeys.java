package org.tocsin.sip.srtp;

/// What both sides agreed on for one stream.
///
/// @param ours   protects what we send
/// @param theirs protects what we receive
public record SrtpKeys(CryptoSuite suite, MasterKey ours, MasterKey theirs) {}
