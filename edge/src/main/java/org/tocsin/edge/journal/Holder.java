package org.tocsin.edge.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Who holds, or asks for, the lease.
///
/// @param name    for people: host and process
/// @param machine the running system and its process numbering: only there does `process` mean anything
public record Holder(String name, String machine, long process) {

    /// This process.
    public static Holder here() {
        long process = ProcessHandle.current().pid();
        return new Holder("process " + process + " on " + host(), thisMachine(), process);
    }

    /// Whether this holder ran on the same system as the caller and is no more. False when that cannot be known.
    boolean isKnownDead() {
        return !machine.isEmpty() && machine.equals(thisMachine()) && !alive();
    }

    private boolean alive() {
        try {
            String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
            char state = stat.charAt(stat.lastIndexOf(')') + 2);
            return state != 'Z' && state != 'X';
        } catch (IOException | StringIndexOutOfBoundsException e) {
            return false;
        }
    }

    private static String host() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return "this machine";
        }
    }

    private static String thisMachine() {
        try {
            String boot =
                    Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
            return boot + " " + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        } catch (IOException e) {
            return "";
        }
    }
}
