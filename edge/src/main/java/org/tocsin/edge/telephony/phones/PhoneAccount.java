package org.tocsin.edge.telephony.phones;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.tocsin.core.kernel.PositionId;

/// A desk phone: its SIP user, the position it stands at, the secret it registers with.
///
/// @param oldDevice it knows no other digest than MD5
public record PhoneAccount(String user, PositionId position, String secret, boolean oldDevice) {
    private static final int SHORTEST_SECRET = 8;

    public PhoneAccount {
        if (!user.matches("[A-Za-z0-9._-]{1,32}")) {
            throw new IllegalArgumentException("a phone's user is of 1 to 32 letters, digits, dots and dashes");
        }
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "the secret of phone " + user + " has fewer than " + SHORTEST_SECRET + " characters");
        }
    }

    /// Reads accounts, one a line: user, position, secret and, for a telephone that has nothing better,
    /// `md5`, with spaces between; `#` begins a remark.
    ///
    /// @throws IllegalArgumentException if a line cannot be read, a user or position occurs twice, or others
    ///     than the owner may read the file
    public static List<PhoneAccount> read(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            var allowed = Files.getPosixFilePermissions(file);
            if (allowed.contains(PosixFilePermission.OTHERS_READ)
                    || allowed.contains(PosixFilePermission.GROUP_WRITE)) {
                throw new IllegalArgumentException("it holds secrets and others may read it: chmod 600");
            }
        }
        var accounts = new ArrayList<PhoneAccount>();
        var users = new HashSet<String>();
        var positions = new HashSet<PositionId>();
        var lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            var account = account(line.split("\\s+", -1), i + 1);
            if (!users.add(account.user()) || !positions.add(account.position())) {
                throw new IllegalArgumentException("line " + (i + 1) + " names a user or a position a second time");
            }
            accounts.add(account);
        }
        return accounts;
    }

    private static PhoneAccount account(String[] words, int line) {
        boolean old = words.length == 4 && words[3].equals("md5");
        if (words.length != 3 && !old) {
            throw new IllegalArgumentException("line " + line + " is not user, position, secret and perhaps md5");
        }
        try {
            return new PhoneAccount(words[0], new PositionId(words[1]), words[2], old);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line " + line + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return "PhoneAccount[" + user + " at " + position.value() + "]";
    }
}
