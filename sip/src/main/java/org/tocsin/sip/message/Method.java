package org.tocsin.sip.message;

import java.util.Set;
import org.tocsin.sip.MalformedException;

/// The method of a request, case-sensitive (RFC 3261 section 7.1). An unknown one is kept as it came.
public record Method(String name) {
    public static final Method INVITE = new Method("INVITE");
    public static final Method ACK = new Method("ACK");
    public static final Method BYE = new Method("BYE");
    public static final Method CANCEL = new Method("CANCEL");
    public static final Method OPTIONS = new Method("OPTIONS");
    public static final Method REGISTER = new Method("REGISTER");
    public static final Method INFO = new Method("INFO");
    public static final Method MESSAGE = new Method("MESSAGE");
    public static final Method UPDATE = new Method("UPDATE");
    public static final Method PRACK = new Method("PRACK");
    public static final Method REFER = new Method("REFER");
    public static final Method SUBSCRIBE = new Method("SUBSCRIBE");
    public static final Method NOTIFY = new Method("NOTIFY");
    public static final Method PUBLISH = new Method("PUBLISH");

    private static final Set<String> KNOWN = Set.of(
            "INVITE",
            "ACK",
            "BYE",
            "CANCEL",
            "OPTIONS",
            "REGISTER",
            "INFO",
            "MESSAGE",
            "UPDATE",
            "PRACK",
            "REFER",
            "SUBSCRIBE",
            "NOTIFY",
            "PUBLISH");

    /// @throws MalformedException if the name is not a token
    public Method {
        if (!Lexer.isToken(name)) {
            throw new MalformedException("method is not a token");
        }
    }

    /// The method of this name; the well-known ones are shared instances.
    public static Method of(String name) {
        return switch (name) {
            case "INVITE" -> INVITE;
            case "ACK" -> ACK;
            case "BYE" -> BYE;
            case "CANCEL" -> CANCEL;
            case "OPTIONS" -> OPTIONS;
            case "REGISTER" -> REGISTER;
            case "INFO" -> INFO;
            case "MESSAGE" -> MESSAGE;
            case "UPDATE" -> UPDATE;
            case "PRACK" -> PRACK;
            case "REFER" -> REFER;
            case "SUBSCRIBE" -> SUBSCRIBE;
            case "NOTIFY" -> NOTIFY;
            case "PUBLISH" -> PUBLISH;
            default -> new Method(name);
        };
    }

    /// Whether this is one of the methods of RFC 3261 and its registered extensions (others are attacker text).
    public boolean isKnown() {
        return KNOWN.contains(name);
    }

    @Override
    public String toString() {
        return isKnown() ? name : "(unknown method)";
    }
}
