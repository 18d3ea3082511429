/// Everything that can be set, as one tree of records: [Configuration]. A setting's words, default and limits stand in
/// its [Setting]; docs/configuration.md is made from them.
///
/// A file is YAML; a name is the path of components in kebab case (`http.port`). `--set http.port=9000` sets one on the
/// command line, `${NAME}` in a value stands for the environment variable.
///
/// Invariants: a configuration that exists is valid; a wrong one is answered with every fault at once.
@NullMarked
package org.tocsin.app.configuration;

import org.jspecify.annotations.NullMarked;
