package org.tocsin.edge.telephony;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.directory.Address;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.edge.telephony.media.MediaLeg;
import org.tocsin.edge.telephony.media.RtpLeg;

/// The SIP phones on the desks. One rings when its position has a call and its console no voice; picked up, it is the
/// position's sound until the call is over or the console speaks again. Confined to the SIP loop.
final class DeskPhones {
    /// Told when a position gains or loses its sound.
    interface Seating {
        void seat(PositionId position, MediaLeg leg);

        void unseat(PositionId position, MediaLeg leg);

        void oddAt(PositionId position, String words);
    }

    private final Map<PositionId, Address> phones;
    private final Dialler dialler;
    private final Seating seating;
    private final Map<PositionId, Phone> ringing = new HashMap<>();

    DeskPhones(Map<PositionId, Address> phones, Dialler dialler, Seating seating) {
        this.phones = phones;
        this.dialler = dialler;
        this.seating = seating;
    }

    /// Rings those that are wanted, hangs up on the others.
    void arrange(Floor floor, Centre state) {
        if (phones.isEmpty()) {
            return;
        }
        var wanting = floor.wanting(state);
        for (var entry : phones.entrySet()) {
            var position = entry.getKey();
            var seated = floor.findSeat(position);
            boolean voiced = seated.filter(leg -> !isPhone(leg)).isPresent();
            boolean wanted = wanting.contains(position) && !voiced;
            if (wanted && !ringing.containsKey(position)) {
                ring(position, entry.getValue());
            } else if (!wanted) {
                hangUp(position);
            }
        }
    }

    private void ring(PositionId position, Address address) {
        var phone = new Phone(position);
        ringing.put(position, phone);
        var placed = dialler.place("position-" + position.value(), address, phone, _ -> {});
        phone.call = placed.orElse(null);
        if (placed.isEmpty()) {
            seating.oddAt(position, "the desk phone has no address that can be called");
        }
    }

    private void hangUp(PositionId position) {
        var phone = ringing.remove(position);
        if (phone != null) {
            phone.leave();
        }
    }

    /// Whether this leg is a desk phone's.
    private boolean isPhone(MediaLeg leg) {
        return ringing.values().stream().anyMatch(phone -> phone.seated == leg);
    }

    private final class Phone implements OurCall.Listener {
        private final PositionId position;

        @Nullable
        OurCall call;

        @Nullable
        RtpLeg seated;

        Phone(PositionId position) {
            this.position = position;
        }

        @Override
        public void ringing() {}

        @Override
        public void answered() {
            if (call != null) {
                call.findLeg().ifPresent(leg -> {
                    seated = leg;
                    seating.seat(position, leg);
                });
            }
        }

        /// It stays in the list, so that it does not ring again before the call is over.
        @Override
        public void over(String cause) {
            if (seated != null) {
                seating.unseat(position, seated);
                seated = null;
            } else {
                seating.oddAt(position, "the desk phone: " + cause);
            }
        }

        void leave() {
            if (seated != null) {
                seating.unseat(position, seated);
            }
            if (call != null) {
                dialler.drop(call);
            }
        }
    }
}
