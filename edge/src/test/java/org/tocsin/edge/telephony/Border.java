package org.tocsin.edge.telephony;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Kamailio with the configuration this repository has for it, in front of centres on this machine.
final class Border implements AutoCloseable {
    private static final Path CONFIGURATION =
            Path.of(System.getProperty("tocsin.root", ".."), "deploy/kamailio/kamailio.cfg");

    final int port;
    private final Path folder;
    private final List<String> command = new ArrayList<>();
    private Program program;

    /// @param centres ports of the nodes, the one to call first first
    /// @param flood   requests in two seconds that are too many from an unknown address
    Border(Path folder, int flood, int... centres) throws IOException {
        this(folder, flood, List.of(), centres);
    }

    /// @param defined further definitions, `NAME=value`
    Border(Path folder, int flood, List<String> defined, int... centres) throws IOException {
        Program.need("kamailio");
        this.folder = Files.createDirectories(folder);
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var list = new StringBuilder();
        for (int i = 0; i < centres.length; i++) {
            list.append("1 sip:127.0.0.1:")
                    .append(centres[i])
                    .append(" 0 ")
                    .append(100 - i)
                    .append('\n');
        }
        Files.writeString(folder.resolve("centres.list"), list);
        var kamailio = Files.isExecutable(Path.of("/usr/sbin/kamailio")) ? "/usr/sbin/kamailio" : "kamailio";
        command.addAll(List.of(kamailio, "-DD", "-E", "-m", "32", "-M", "4", "-f", CONFIGURATION.toString()));
        command.addAll(List.of("-Y", folder.toString(), "-w", folder.toString(), "-A", "CHILDREN=1"));
        command.addAll(List.of("-A", "OUTSIDE=udp:127.0.0.1:" + port, "-A", "FLOOD=" + flood, "-A", "ASK_EVERY=1"));
        command.addAll(List.of("-A", "CENTRES=\"" + folder.resolve("centres.list") + "\""));
        defined.forEach(one -> command.addAll(List.of("-A", one)));
        program = Program.start(folder, command);
    }

    String uri() {
        return "sip:127.0.0.1:" + port;
    }

    String output() throws IOException {
        return program.output();
    }

    void kill() throws InterruptedException {
        program.kill();
        program.exitCode();
    }

    void comeBack() throws IOException {
        program = Program.start(folder, command);
    }

    @Override
    public void close() {
        program.kill();
    }
}
