package org.tocsin.app;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.tocsin.app.configuration.Configuration;

/// Looks whether the ports are free before anything is started.
final class Ports {
    private Ports() {}

    /// @throws StartFailure for the first that is taken
    static void check(Configuration configuration) {
        var http = configuration.http();
        tcp(http.address(), http.port(), "http.port");
        var sip = configuration.sip();
        tcp(sip.address(), sip.port(), "sip.port");
        udp(sip.address(), sip.port(), "sip.port");
        udp(sip.address(), sip.browserPort(), "sip.browser-port");
    }

    private static void tcp(String address, int port, String setting) {
        if (port != 0) {
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            } catch (IOException e) {
                throw taken(address, port, "TCP", setting, e);
            }
        }
    }

    private static void udp(String address, int port, String setting) {
        if (port != 0) {
            try (var socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(address), port))) {
                socket.setReuseAddress(false);
            } catch (IOException e) {
                throw taken(address, port, "UDP", setting, e);
            }
        }
    }

    private static StartFailure taken(String address, int port, String protocol, String setting, IOException e) {
        return e instanceof BindException && !String.valueOf(e.getMessage()).contains("assign requested")
                ? new StartFailure(
                        StartFailure.PORT_TAKEN,
                        protocol + " port " + port + " on " + address
                                + " is taken by another program. Stop it, or choose" + " another with --set " + setting
                                + "=NUMBER.",
                        e)
                : new StartFailure(
                        StartFailure.PORT_TAKEN,
                        "Cannot listen on " + address + " " + protocol + " port " + port + ": " + e.getMessage() + ".",
                        e);
    }
}
