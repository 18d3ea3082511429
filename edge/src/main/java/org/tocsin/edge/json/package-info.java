/// Core's immutable values as JSON, by one set of rules and without an annotation in core.
///
/// Nouns: a [Form] is how one Java type is written; [ValueJson] writes and reads values of one type; [EventJson] adds
/// the name and version that an event carries in the journal.
///
/// The rules: a record is an object with its component names, in their order; absent (nullable) components are left
/// out; an identifier (a comparable record of one component) is its bare value; a case of a sealed interface is an
/// object whose first property `type` is its simple name; an `Instant` is ISO 8601 in UTC, a `Duration` ISO 8601, an
/// enum its name; a `Chart` or `Map` is an object in iteration order. Output is ASCII, so its bytes do not depend on an
/// encoding.
///
/// Invariants: reading what was written gives an equal value; unknown properties are skipped, missing ones that are not
/// nullable are refused.
@NullMarked
package org.tocsin.edge.json;

import org.jspecify.annotations.NullMarked;
