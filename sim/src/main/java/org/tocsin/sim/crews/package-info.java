/// Crews: simulated people in simulated vehicles. Each crew watches its terminal, acknowledges, drives along the
/// streets, arrives, works, carries patients to hospital and goes home; patrol cars wander their beats. They
/// report through the same interfaces a real terminal and a real AVL gateway would use ([CrewLink]).
///
/// Invariants: a crew is a state machine of virtual time and a seed, so a run can be repeated; a crew never reports a
/// status its unit could not have; a refused report is not repeated for ever.
@NullMarked
package org.tocsin.sim.crews;

import org.jspecify.annotations.NullMarked;
