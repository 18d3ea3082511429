package org.tocsin.sip.registrar;

import java.time.Instant;
import org.tocsin.sip.agent.Flow;
import org.tocsin.sip.message.Uri;

/// Where somebody can be called, until when.
///
/// @param contact as the phone wrote it
/// @param flow where its REGISTER came from: the way back, through address translators too
/// @param device User-Agent, or empty
public record Binding(
        Uri contact, Flow flow, String callId, long sequence, Instant since, Instant until, String device) {
    @Override
    public String toString() {
        return "Binding[" + flow.transport() + "]";
    }
}
