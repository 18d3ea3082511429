package org.tocsin.app.configuration;

/// Which of the two forms the product runs in.
public enum Mode {
    /// To try it: bundled database, made-up city, demo accounts, simulator, loopback only.
    RUN,
    /// In earnest: external database, a real city, TLS, nobody made up.
    SERVE
}
