package org.tocsin.sim.scenario;

import java.util.List;

/// What can stand after `->`.
final class Expectations {
    static final List<Phrase<Expectation>> ALL = List.of(
            Phrase.of("accepted", _ -> new Expectation.Accepted()),
            Phrase.of("nothing new", _ -> new Expectation.NothingNew()),
            Phrase.of("rejected: {word}", b -> new Expectation.Rejected(b.get("word"))),
            Phrase.of("told {quoted}", b -> new Expectation.Told(b.get("quoted"))),
            Phrase.of("can be overridden", _ -> new Expectation.Overridable(true)),
            Phrase.of("cannot be overridden", _ -> new Expectation.Overridable(false)),
            Phrase.of("recorded: {words}", b -> new Expectation.Recorded(b.list("words"))));

    private Expectations() {}
}
