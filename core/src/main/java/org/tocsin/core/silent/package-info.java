/// Silent calls: a caller who cannot speak answers by keys of the telephone.
///
/// Massachusetts' procedure: 1 police, 2 fire, 3 ambulance; to a question, 4 is yes and 5 is no. Each *question* asked
/// and each *digit* pressed is kept; a digit that means something is the *answer* to the question asked last. What a
/// caller pressed before anybody asked counts as well.
///
/// Invariants: every digit is kept, whatever it means; a question is asked by who has the call; an answer is never
/// changed by a later digit: a second answer stands beside the first.
@NullMarked
package org.tocsin.core.silent;

import org.jspecify.annotations.NullMarked;
