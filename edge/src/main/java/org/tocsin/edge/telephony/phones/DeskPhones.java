package org.tocsin.edge.telephony.phones;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.edge.telephony.media.LegListener;
import org.tocsin.edge.telephony.media.MediaClock;
import org.tocsin.edge.telephony.media.MediaLeg;
import org.tocsin.edge.telephony.media.MediaSettings;
import org.tocsin.edge.telephony.media.RtpLeg;
import org.tocsin.edge.telephony.signalling.SipLoop;
import org.tocsin.edge.telephony.signalling.SourceRates;
import org.tocsin.sip.agent.CallKey;
import org.tocsin.sip.agent.Event;
import org.tocsin.sip.agent.Invitation;
import org.tocsin.sip.message.Headers;
import org.tocsin.sip.message.Method;
import org.tocsin.sip.message.NameAddr;
import org.tocsin.sip.message.SipRequest;
import org.tocsin.sip.message.SipUri;
import org.tocsin.sip.registrar.Binding;
import org.tocsin.sip.registrar.Registrar;
import org.tocsin.sip.sdp.Direction;
import org.tocsin.sip.sdp.LocalMedia;
import org.tocsin.sip.sdp.Negotiation;
import org.tocsin.sip.sdp.OfferAnswer;
import org.tocsin.sip.sdp.SessionDescription;

/// Registers desk phones and calls them when their position wants to talk on them. Confined to the SIP loop but
/// for the methods that say otherwise.
public final class DeskPhones {
    private static final String KEY = "phone:";
    /// REGISTERs of one source in about half a minute; a guesser gets no further.
    private static final double MANY_REGISTERS = 60;

    /// Gives a position its sound, and takes it away.
    public interface Seats {
        void seat(PositionId position, MediaLeg leg);

        void unseat(PositionId position, MediaLeg leg);
    }

    private final SipLoop loop;
    private final MediaClock clock;
    private final MediaSettings media;
    private final InstantSource time;
    private final Seats seats;
    private final Registrar registrar;
    private final Map<PositionId, PhoneAccount> byPosition;
    private final Map<CallKey, Line> lines = new HashMap<>();
    private final SourceRates rates = new SourceRates();
    private final SecureRandom random = new SecureRandom();

    /// One call to a phone.
    private static final class Line {
        final PhoneAccount account;
        final CallKey key;
        final RtpLeg leg;
        final @Nullable InetAddress peer;
        LocalMedia local;
        SessionDescription offer;
        boolean talking;

        Line(
                PhoneAccount account,
                CallKey key,
                RtpLeg leg,
                @Nullable InetAddress peer,
                LocalMedia local,
                SessionDescription offer) {
            this.account = account;
            this.key = key;
            this.leg = leg;
            this.peer = peer;
            this.local = local;
            this.offer = offer;
        }
    }

    public DeskPhones(
            List<PhoneAccount> accounts,
            SipLoop loop,
            MediaClock clock,
            MediaSettings media,
            InstantSource time,
            Seats seats) {
        this.loop = loop;
        this.clock = clock;
        this.media = media;
        this.time = time;
        this.seats = seats;
        byte[] key = new byte[32];
        random.nextBytes(key);
        var known = accounts.stream()
                .collect(Collectors.toMap(
                        PhoneAccount::user, account -> new Registrar.Account(account.secret(), account.oldDevice())));
        registrar = new Registrar("tocsin", known, key);
        byPosition = accounts.stream().collect(Collectors.toMap(PhoneAccount::position, Function.identity()));
    }

    /// Takes what is about phones.
    ///
    /// @return whether it was
    public boolean on(Event event) {
        return switch (event) {
            case Event.RequestReceived request
            when request.request().method().equals(Method.REGISTER) && !byPosition.isEmpty() -> {
                register(request);
                yield true;
            }
            case Event.OfCall about
            when lines.get(about.call()) instanceof Line line -> {
                on(line, about);
                yield true;
            }
            default -> false;
        };
    }

    private void register(Event.RequestReceived request) {
        var from = request.from();
        if (rates.count(from.host(), System.nanoTime()) > MANY_REGISTERS) {
            loop.perform(agent -> agent.respond(request.key(), 503, Headers.of("Retry-After", "30"), null));
            return;
        }
        SipRequest register = request.request();
        var answer = registrar.on(register, from, time.instant());
        loop.perform(agent -> agent.respond(request.key(), answer.status(), answer.headers(), null));
    }

    private void on(Line line, Event.OfCall event) {
        switch (event) {
            case Event.CallAnswered answered -> answered(line, answered.answer());
            case Event.CallFailed _, Event.CallEnded _, Event.CallCancelled _ -> over(line);
            case Event.OfferReceived offered -> offered(line, offered.offer());
            default -> {
                // progress, keys and notices of a telephone on a desk change nothing
            }
        }
    }

    private void answered(Line line, Optional<SessionDescription> answer) {
        if (answer.isPresent()
                && OfferAnswer.agree(line.offer, answer.get()) instanceof Negotiation.Agreed agreed
                && agreed.audio().isPresent()) {
            connect(line, agreed);
            line.talking = true;
            seats.seat(line.account.position(), line.leg);
        } else {
            loop.perform(agent -> agent.hangUp(line.key));
        }
    }

    private void connect(Line line, Negotiation.Agreed agreed) {
        agreed.audio().ifPresent(audio -> {
            var address = literal(audio.remoteAddress());
            var target = address == null || address.isAnyLocalAddress() || audio.remotePort() < 1
                    ? null
                    : new InetSocketAddress(address, audio.remotePort());
            line.leg.connect(audio, target, line.peer);
        });
    }

    /// The phone holds, resumes or moves.
    private void offered(Line line, Optional<SessionDescription> offer) {
        line.local = line.local.next(Direction.SENDRECV);
        if (offer.isEmpty()) {
            line.offer = OfferAnswer.offer(line.local);
            loop.perform(agent -> agent.answerOffer(line.key, line.offer));
        } else if (OfferAnswer.answer(offer.get(), line.local) instanceof Negotiation.Agreed agreed) {
            connect(line, agreed);
            loop.perform(agent -> agent.answerOffer(line.key, agreed.description()));
        } else {
            loop.perform(agent -> agent.refuseOffer(line.key, 488));
        }
    }

    private void over(Line line) {
        lines.remove(line.key);
        seats.unseat(line.account.position(), line.leg);
        line.leg.close();
    }

    /// Calls the phone of a position; from any thread.
    ///
    /// @return false if the position has no phone that is registered, or the phone is called already
    public CompletableFuture<Boolean> ring(PositionId position) {
        var answer = new CompletableFuture<Boolean>();
        loop.execute(() -> answer.complete(call(position)));
        return answer;
    }

    /// As [#ring], on the SIP loop.
    public boolean call(PositionId position) {
        var account = byPosition.get(position);
        if (account == null || find(position).isPresent()) {
            return false;
        }
        var bindings = registrar.list(account.user(), time.instant());
        return !bindings.isEmpty() && call(account, bindings.getFirst());
    }

    private boolean call(PhoneAccount account, Binding binding) {
        RtpLeg leg;
        try {
            leg = clock.open("position-" + account.position().value(), new LegListener() {});
        } catch (IOException e) {
            return false;
        }
        var local = LocalMedia.audio(media.advertisedHost(), leg.port(), random.nextLong(1, 1L << 52));
        var offer = OfferAnswer.offer(local);
        var key = new CallKey(KEY + account.user() + ":" + Long.toHexString(random.nextLong()));
        var line = new Line(account, key, leg, literal(binding.flow().host()), local, offer);
        lines.put(key, line);
        var from = NameAddr.of(SipUri.of("tocsin", media.advertisedHost(), 0));
        var plain = Invitation.of(binding.contact(), from, binding.flow(), offer);
        // Both ways telephones know to be told to pick up by themselves.
        var headers =
                Headers.of("Call-Info", "<sip:tocsin>;answer-after=0", "Alert-Info", "<urn:alert:service:normal>");
        loop.perform(agent -> agent.invite(
                key,
                new Invitation(plain.target(), plain.from(), plain.to(), plain.destination(), headers, plain.body())));
        return true;
    }

    /// Puts the phone of a position down; from any thread.
    public void hangUp(PositionId position) {
        loop.execute(() -> find(position).ifPresent(line -> loop.perform(agent -> agent.hangUp(line.key))));
    }

    /// The position whose phone is on a call of ours. On the SIP loop.
    public Optional<PositionId> findPosition(CallKey call) {
        return Optional.ofNullable(lines.get(call)).map(line -> line.account.position());
    }

    private Optional<Line> find(PositionId position) {
        return lines.values().stream()
                .filter(line -> line.account.position().equals(position))
                .findFirst();
    }

    /// Every phone by its user; from any thread.
    public CompletableFuture<List<PhoneState>> list() {
        var answer = new CompletableFuture<List<PhoneState>>();
        loop.execute(() -> answer.complete(byPosition.values().stream()
                .sorted(Comparator.comparing(PhoneAccount::user))
                .map(this::state)
                .toList()));
        return answer;
    }

    private PhoneState state(PhoneAccount account) {
        var binding = registrar.list(account.user(), time.instant()).stream().findFirst();
        var line = find(account.position())
                .map(one -> one.talking ? PhoneState.Line.TALKING : PhoneState.Line.RINGING)
                .orElse(PhoneState.Line.IDLE);
        return new PhoneState(
                account.user(),
                account.position(),
                binding.map(Binding::since).orElse(null),
                binding.map(Binding::until).orElse(null),
                binding.map(one -> one.device().replaceAll("[^ -~]", "")).orElse(""),
                line);
    }

    private static @Nullable InetAddress literal(String host) {
        try {
            return InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
