package org.tocsin.core.line;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.units.UnitStatus;

/// What a line can ask, with the words that ask it. Ten-codes are aliases.
public enum Verb {
    DISPATCH("D", "Dispatch units to an incident", "D E1,A2 1042", null, "DP", "DISP"),
    DISPATCH_RECOMMENDED("DR", "Dispatch as recommended", "DR 1042", null),
    ACKNOWLEDGE("AK", "Acknowledged", "AK E1", UnitStatus.AK, "10-4"),
    EN_ROUTE("ER", "En route", "ER E1", UnitStatus.ER, "EN", "ENRT", "10-76"),
    STAGED("ST", "Staged", "ST E1", UnitStatus.ST),
    ON_SCENE("OS", "On scene", "OS E1", UnitStatus.OS, "ONSC", "10-97", "10-23"),
    PATIENT_CONTACT("PC", "Patient contact", "PC A2", UnitStatus.PC),
    TRANSPORTING("TR", "Transporting, hospital after it", "TR A2 Mercy", UnitStatus.TR),
    AT_HOSPITAL("AH", "At hospital", "AH A2", UnitStatus.AH),
    CLEARING("CL", "Clearing", "CL E1", UnitStatus.CL),
    AVAILABLE("AV", "Available: clears the unit", "AV E1", UnitStatus.AV, "F", "C", "10-8", "CLEAR", "FREE"),
    IN_QUARTERS("AQ", "In quarters", "AQ E1", UnitStatus.AQ, "10-19"),
    COVER("CV", "Covering", "CV E1 Station 4", UnitStatus.CV),
    BUSY("OB", "Out busy", "OB E1 fuel", UnitStatus.OB, "10-6"),
    OUT_OF_SERVICE("OOS", "Out of service, reason after it", "OOS E1 pump", UnitStatus.OOS, "10-7"),
    OFF_DUTY("OD", "Off duty", "OD P12", UnitStatus.OD, "10-42"),
    OPEN("I", "New incident: type, slash, place", "I MVA/12 River St", null, "NEW"),
    LOCATE("L", "Change where", "L 1042 12 River St", null, "LOC"),
    TYPE("T", "Change what", "T 1042 STRUC", null),
    PRIORITY("P", "Change priority", "P 1042 1", null, "PRI"),
    ALARM("AL", "Raise the alarm level", "AL 1042 2", null, "ALARM"),
    NOTE("N", "Write a line; a colon does it for the incident on screen", "N 1042 smoke showing", null, "NOTE"),
    RECOMMEND("R", "Recommend again", "R 1042", null, "REC"),
    WHY("WHY", "Why a unit was or was not chosen", "WHY E4 1042", null),
    THERE_IN("ETA", "When the units of an incident are there", "ETA 1042", null, "WHEN"),
    CLOSE("X", "Close with a disposition", "X 1042 3", null, "CLOSE"),
    REOPEN("RO", "Reopen a closed incident", "RO 1042 caller again", null, "REOPEN"),
    CLOSE_STREET(
            "CS",
            "Close a street between two others, or a block of it: also CLOSE River St from Main St to Oak St",
            "CS River St/Main St/Oak St: water main",
            null),
    WRONG("WD", "Report wrong data about the incident", "WD 1042 no such number here", null, "WRONG"),
    LIFT("LIFT", "Open a closed street again; without a number, what is closed", "LIFT 3", null),
    ANSWER("A", "Answer a call, the next without a number", "A C17", null, "ANS"),
    HOLD("H", "Put a call on hold", "H C17", null, "HOLD"),
    RESUME("RS", "Take a call off hold", "RS C17", null, "RESUME"),
    ASK_LOCATION("RB", "Ask the network where the caller is now", "RB C17", null, "REBID"),
    RELEASE("RL", "Release a call", "RL C17", null, "HANGUP"),
    DEAL("AB", "Close an abandoned call, how after it", "AB C17 called back, no help needed", null),
    DIAL("DIAL", "Dial onto the call: directory, position or number", "DIAL 988", null, "CONF"),
    INTERPRETER("INT", "Ask for an interpreter of a language", "INT Spanish", null, "LANG"),
    SPEAKS("SPK", "Note what the caller speaks", "SPK Spanish", null, "SPEAKS"),
    CALL_BACK("CB", "Call an abandoned caller back, the next without a number", "CB C17", null, "CALLBACK"),
    TRANSFER("XFER", "Hand the caller over: position, directory or number", "XFER P3", null, "TRANSFER"),
    TAKE("TAKE", "Come onto the call you are asked to", "TAKE", null),
    GOT("GOT", "The receiver has taken the caller over", "GOT 988 Kim", null, "ACKD"),
    DROP("DROP", "Take somebody off the call", "DROP 988", null),
    KEYS("KEYS", "Press keys on the call", "KEYS 1#", null, "DTMF"),
    MONITOR("MON", "Supervisor: listen to a call unheard", "MON C17", null),
    WHISPER("WHIS", "Supervisor: speak to the telecommunicator alone", "WHIS C17", null),
    BARGE("BARGE", "Supervisor: speak to all on a call", "BARGE C17", null),
    TEXT("TX", "Write to the caller", "TX C17 is anybody hurt?", null, "TEXT"),
    TEXT_SERVICE("TXS", "Text to 9-1-1 on, or off and why", "TXS OFF gateway repair", null),
    VERIFY("PV", "Police to verify an abandoned call, the next without a number", "PV C17", null, "VERIFY"),
    SUSPECT("SUS", "Mark a waiting call as part of a flood, why after it", "SUS C17 same voice again", null),
    GENUINE("GEN", "A waiting call is no part of a flood, why after it", "GEN C17 a child is heard", null),
    WRAP_UP("WU", "Wrap up longer, seconds after it; DONE ends it", "WU 60", null, "WRAP"),
    BOX("BOX", "Fire-alarm box: an incident at its place, as its run card says", "BOX 1234", null),
    REJECT_ALARM(
            "REJ", "Do not take an alarm: ADDRESS, EVENT, OLD or other words", "REJ C17 ADDRESS no such house", null),
    TELL_SOURCE("TELL", "Tell the source of an alarm", "TELL C17 which floor?", null),
    TRUNKS("TRK", "How the trunks are", "TRK", null, "TRUNKS"),
    READY("RDY", "Ready for calls", "RDY", null, "READY"),
    NOT_READY("NR", "Not ready, reason after it", "NR break", null, "BREAK");

    private final String code;
    private final String words;
    private final String example;
    private final @Nullable UnitStatus status;
    private final List<String> aliases;

    Verb(String code, String words, String example, @Nullable UnitStatus status, String... aliases) {
        this.code = code;
        this.words = words;
        this.example = example;
        this.status = status;
        this.aliases = List.of(aliases);
    }

    public String code() {
        return code;
    }

    public String words() {
        return words;
    }

    public String example() {
        return example;
    }

    public List<String> aliases() {
        return aliases;
    }

    /// The unit status this verb reports, if it reports one.
    public Optional<UnitStatus> status() {
        return Optional.ofNullable(status);
    }

    public static Optional<Verb> find(String word) {
        var upper = word.toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(verb -> verb.code.equals(upper) || verb.aliases.contains(upper))
                .findFirst();
    }

    /// Every word that starts a line.
    public static List<String> listWords() {
        var all = new ArrayList<String>();
        for (var verb : values()) {
            all.add(verb.code);
            all.addAll(verb.aliases);
        }
        return all;
    }
}
