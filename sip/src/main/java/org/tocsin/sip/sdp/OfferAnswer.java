package org.tocsin.sip.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tocsin.sip.srtp.CryptoAttribute;

/// Offer and answer (RFC 3264), the keys of SRTP among them (RFC 4568).
public final class OfferAnswer {
    private static final int OFFERED_EVENTS = 101;
    private static final int OFFERED_T140 = 98;
    private static final int OFFERED_RED = 100;
    private static final int CHARACTERS_PER_SECOND = 30;
    private static final Pattern CHARACTERS = Pattern.compile("\\bcps=(\\d{1,4})\\b");

    private OfferAnswer() {}

    /// Our offer.
    public static SessionDescription offer(LocalMedia local) {
        var media = new ArrayList<Media>(3);
        if (local.audioPort() > 0) {
            var codecs = local.codecs().stream()
                    .map(codec -> new Codec(codec.payloadType(), codec.name(), 8_000, ""))
                    .toList();
            Media audio = audio(
                    codecs,
                    OFFERED_EVENTS,
                    local.audioPort(),
                    local.direction(),
                    local.srtp().protocol());
            media.add(withKeys(withLanguages(audio, local.languages(), local.languages()), local.srtp()));
        }
        if (local.textPort() > 0) {
            Media text = text(
                    OFFERED_T140, OFFERED_RED, local.textPort(), local.srtp().protocol());
            media.add(withKeys(text, local.srtp()));
        }
        if (local.msrpPath() != null) {
            media.add(messages("TCP/MSRP", local.msrpPath()));
        }
        return describe(local, media);
    }

    /// Our answer to an offer: each of its streams taken or refused, in its order. Of several streams of one kind
    /// the first that fits is taken.
    public static Negotiation answer(SessionDescription offer, LocalMedia local) {
        var media = new ArrayList<Media>(offer.media().size());
        var agreed = new ArrayList<AgreedMedia>(2);
        for (Media offered : offer.media()) {
            Taken taken = offered.isRefused() ? null : take(offer, offered, media.size(), local, agreed);
            media.add(taken == null ? offered.refused() : taken.answer());
            if (taken != null) {
                agreed.add(taken.agreed());
            }
        }
        if (!agreed.isEmpty()) {
            return new Negotiation.Agreed(describe(local, media), agreed);
        }
        return nothing(offer, lack(offer, local.codecs(), one -> Protection.answering(one, local.srtp())));
    }

    /// What the other side's answer to our offer comes to.
    public static Negotiation agree(SessionDescription ourOffer, SessionDescription theirAnswer) {
        var agreed = new ArrayList<AgreedMedia>(2);
        int count = Math.min(ourOffer.media().size(), theirAnswer.media().size());
        for (int i = 0; i < count; i++) {
            Media answered = theirAnswer.media().get(i);
            if (!answered.isRefused() && !ourOffer.media().get(i).isRefused()) {
                Direction ours = ourOffer.directionOf(ourOffer.media().get(i))
                        .and(theirAnswer.directionOf(answered).reversed());
                Protection protection = Protection.answered(ourOffer.media().get(i), answered);
                AgreedMedia stream = stream(theirAnswer, answered, i, List.of(AudioCodec.values()), ours, protection);
                if (stream != null && protection.lack() == null) {
                    agreed.add(stream);
                }
            }
        }
        if (!agreed.isEmpty()) {
            return new Negotiation.Agreed(theirAnswer, agreed);
        }
        return nothing(theirAnswer, lack(theirAnswer, List.of(AudioCodec.values()), answered -> {
            int index = theirAnswer.media().indexOf(answered);
            return Protection.answered(ourOffer.media().get(Math.min(index, count - 1)), answered);
        }));
    }

    private static Media withKeys(Media media, SrtpTerms terms) {
        Media keyed = media;
        for (CryptoAttribute line : terms.offers() ? terms.lines(media) : List.<CryptoAttribute>of()) {
            keyed = keyed.with("crypto", line.text());
        }
        return keyed;
    }

    private record Taken(Media answer, AgreedMedia agreed) {}

    private static @Nullable Taken take(
            SessionDescription offer, Media offered, int index, LocalMedia local, List<AgreedMedia> already) {
        Direction ours = offer.directionOf(offered).reversed().and(local.direction());
        Protection protection = Protection.answering(offered, local.srtp());
        AgreedMedia stream = stream(offer, offered, index, local.codecs(), ours, protection);
        if (stream == null
                || protection.lack() != null && offered.isRtp()
                || already.stream().anyMatch(other -> other.getClass() == stream.getClass())) {
            return null;
        }
        return switch (stream) {
            case AgreedMedia.Audio audio
            when local.audioPort() > 0 -> new Taken(withKey(answerAudio(offered, audio, local), protection), audio);
            case AgreedMedia.Text text
            when local.textPort() > 0 -> new Taken(withKey(answerText(offered, text, local), protection), text);
            case AgreedMedia.Messages messages
            when local.msrpPath() != null -> new Taken(messages(offered.protocol(), local.msrpPath()), messages);
            case AgreedMedia.Audio _, AgreedMedia.Text _, AgreedMedia.Messages _ -> null;
        };
    }

    private static Media withKey(Media answer, Protection protection) {
        return protection.answer() == null
                ? answer
                : answer.with("crypto", protection.answer().text());
    }

    private static Media answerText(Media offered, AgreedMedia.Text text, LocalMedia local) {
        return text(text.payloadType(), text.redundancyPayloadType(), local.textPort(), offered.protocol());
    }

    /// What a stream of the other side could be to us; null if nothing.
    private static @Nullable AgreedMedia stream(
            SessionDescription theirs,
            Media media,
            int index,
            List<AudioCodec> codecs,
            Direction ours,
            Protection protection) {
        if (media.isMsrp()) {
            return media.find("path")
                    .map(path -> new AgreedMedia.Messages(index, path.strip()))
                    .orElse(null);
        }
        if (!media.isRtp()) {
            return null;
        }
        String address = theirs.addressOf(media);
        if (media.type().equalsIgnoreCase("audio")) {
            for (Codec codec : media.codecs()) {
                Optional<AudioCodec> known = find(codec, codecs);
                if (known.isPresent()) {
                    return new AgreedMedia.Audio(
                            index,
                            address,
                            media.port(),
                            known.get(),
                            codec.payloadType(),
                            events(media),
                            ours,
                            protection.keys());
                }
            }
        }
        if (media.type().equalsIgnoreCase("text") && payloadType(media, "t140") >= 0) {
            return new AgreedMedia.Text(
                    index,
                    address,
                    media.port(),
                    payloadType(media, "t140"),
                    payloadType(media, "red"),
                    charactersPerSecond(media),
                    protection.keys());
        }
        return null;
    }

    private static Optional<AudioCodec> find(Codec codec, List<AudioCodec> codecs) {
        return codecs.stream()
                .filter(one -> codec.is(one.name()) && (codec.clockHz() == 0 || codec.clockHz() == 8_000))
                .findFirst();
    }

    private static int payloadType(Media media, String name) {
        return media.codecs().stream()
                .filter(codec -> codec.is(name))
                .mapToInt(Codec::payloadType)
                .findFirst()
                .orElse(-1);
    }

    /// Telephone events have one format for each clock of the codecs beside them (RFC 4733 section 2.5.1.1): ours
    /// runs at 8,000 a second.
    private static int events(Media media) {
        return media.codecs().stream()
                .filter(codec -> codec.is("telephone-event") && (codec.clockHz() == 0 || codec.clockHz() == 8_000))
                .mapToInt(Codec::payloadType)
                .findFirst()
                .orElse(-1);
    }

    /// `a=fmtp:98 cps=10`; 30 where nothing is said.
    private static int charactersPerSecond(Media media) {
        return media.codecs().stream()
                .filter(codec -> codec.is("t140"))
                .map(codec -> CHARACTERS.matcher(codec.parameters()))
                .filter(Matcher::find)
                .mapToInt(found -> Math.max(1, Integer.parseInt(found.group(1))))
                .findFirst()
                .orElse(CHARACTERS_PER_SECOND);
    }

    private static Media answerAudio(Media offered, AgreedMedia.Audio audio, LocalMedia local) {
        var common = offered.codecs().stream()
                .filter(codec -> find(codec, local.codecs()).isPresent())
                .toList();
        Media answer =
                audio(common, audio.eventPayloadType(), local.audioPort(), audio.direction(), offered.protocol());
        return withLanguages(
                answer,
                firstCommon(offered.languagesReceived(), local.languages()),
                firstCommon(offered.languagesSent(), local.languages()));
    }

    /// RFC 8373: an answer names one language each way, the offerer's best that we speak too.
    private static List<String> firstCommon(List<String> wanted, List<String> spoken) {
        return wanted.stream()
                .filter(tag -> spoken.stream().anyMatch(tag::equalsIgnoreCase))
                .limit(1)
                .toList();
    }

    private static Media audio(List<Codec> codecs, int events, int port, Direction direction, String protocol) {
        var formats = new ArrayList<String>(4);
        var attributes = new ArrayList<Attribute>(6);
        for (Codec codec : codecs) {
            formats.add(Integer.toString(codec.payloadType()));
            attributes.add(new Attribute("rtpmap", codec.payloadType() + " " + codec.name() + "/8000"));
        }
        if (events >= 0) {
            formats.add(Integer.toString(events));
            attributes.add(new Attribute("rtpmap", events + " telephone-event/8000"));
            attributes.add(new Attribute("fmtp", events + " 0-15"));
        }
        attributes.add(new Attribute("ptime", "20"));
        attributes.add(new Attribute(direction.text(), null));
        return new Media("audio", port, protocol, formats, null, attributes);
    }

    private static Media withLanguages(Media media, List<String> sent, List<String> received) {
        var attributes = new ArrayList<>(media.attributes());
        if (!sent.isEmpty()) {
            attributes.add(new Attribute("hlang-send", String.join(" ", sent)));
        }
        if (!received.isEmpty()) {
            attributes.add(new Attribute("hlang-recv", String.join(" ", received)));
        }
        return new Media(media.type(), media.port(), media.protocol(), media.formats(), null, attributes);
    }

    private static Media text(int t140, int red, int port, String protocol) {
        var formats = new ArrayList<String>(2);
        var attributes = new ArrayList<Attribute>(3);
        if (red >= 0) {
            formats.add(Integer.toString(red));
            attributes.add(new Attribute("rtpmap", red + " red/1000"));
            attributes.add(new Attribute("fmtp", red + " " + t140 + "/" + t140 + "/" + t140));
        }
        formats.add(Integer.toString(t140));
        attributes.add(new Attribute("rtpmap", t140 + " t140/1000"));
        return new Media("text", port, protocol, formats, null, attributes);
    }

    private static Media messages(String protocol, String path) {
        int port = 2855;
        int colon = path.indexOf(':', path.indexOf(']') < 0 ? path.indexOf("//") : path.indexOf(']'));
        if (colon > 0) {
            String digits = path.substring(colon + 1).replaceFirst("\\D.*$", "");
            port = digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : port;
        }
        return new Media(
                "message",
                port,
                protocol,
                List.of("*"),
                null,
                List.of(new Attribute("accept-types", "text/plain"), new Attribute("path", path)));
    }

    private static SessionDescription describe(LocalMedia local, List<Media> media) {
        var origin = new Origin("-", Long.toString(local.sessionId()), Long.toString(local.version()), local.address());
        return new SessionDescription(origin, "-", local.address(), List.of(), media);
    }

    /// What kept us from the first voice stream whose codec we have; the codec if there is none.
    private static Negotiation.Lack lack(
            SessionDescription theirs, List<AudioCodec> codecs, Function<Media, Protection> protections) {
        for (Media media : theirs.media()) {
            boolean sound = media.isRtp()
                    && !media.isRefused()
                    && media.codecs().stream()
                            .anyMatch(codec -> find(codec, codecs).isPresent());
            var lack = sound ? protections.apply(media).lack() : null;
            if (lack != null) {
                return lack;
            }
        }
        return Negotiation.Lack.CODEC;
    }

    private static Negotiation nothing(SessionDescription theirs, Negotiation.Lack lack) {
        var offered = new ArrayList<String>();
        for (Media media : theirs.media()) {
            if (media.codecs().isEmpty()) {
                offered.add(media.type());
            }
            media.codecs().forEach(codec -> offered.add(media.type() + "/" + codec.name()));
        }
        return new Negotiation.NothingInCommon(offered, lack);
    }
}
