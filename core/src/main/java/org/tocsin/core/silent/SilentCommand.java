package org.tocsin.core.silent;

import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Command;

/// What can be asked about silent calls.
public sealed interface SilentCommand extends Command {

    /// Who has the call asks its caller something to be answered by keys.
    record Ask(CallId call, String words) implements SilentCommand {}

    /// The caller pressed a key.
    ///
    /// @param digit `0123456789*#ABCD`
    record Press(CallId call, char digit) implements SilentCommand {
        public Press {
            if ("0123456789*#ABCD".indexOf(digit) < 0) {
                throw new IllegalArgumentException("no key of a telephone");
            }
        }
    }
}
