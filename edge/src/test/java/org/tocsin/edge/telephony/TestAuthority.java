package org.tocsin.edge.telephony;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.tocsin.edge.telephony.signalling.TlsSettings;

/// Signs certificates for a test; files in PEM, gone with the test's folder.
public final class TestAuthority {
    private static final AtomicLong SERIALS = new AtomicLong(1_000);

    private final Path folder;
    private final KeyPair keys;
    private final X509Certificate certificate;
    public final Path file;

    /// A certificate and its key.
    public record Issued(Path certificate, Path key) {}

    public TestAuthority(Path folder, String name) {
        this.folder = folder;
        this.keys = pair();
        this.certificate = sign(name, keys, null, Instant.now().minusSeconds(60), Duration.ofDays(30));
        this.file = write(folder.resolve(name + ".pem"), pem("CERTIFICATE", encoded(certificate)));
    }

    /// Valid now, for these names: `dns name`, an address, or a `sip:` URI.
    public Issued issue(String file, String... names) {
        return issue(file, Instant.now().minusSeconds(60), Duration.ofDays(10), names);
    }

    public Issued issue(String file, Instant from, Duration life, String... names) {
        var pair = pair();
        var issued = sign(names.length == 0 ? file : names[0], pair, names, from, life);
        var path = write(folder.resolve(file + ".pem"), pem("CERTIFICATE", encoded(issued)));
        var key = write(
                folder.resolve(file + ".key"),
                pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        try {
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new Issued(path, key);
    }

    /// TLS with an issued certificate, trusting this authority.
    public TlsSettings settings(Issued issued, boolean requireCertificate) {
        return new TlsSettings(0, issued.certificate(), issued.key(), file, requireCertificate);
    }

    private X509Certificate sign(String name, KeyPair subject, String @Nullable [] names, Instant from, Duration life) {
        boolean self = names == null;
        try {
            var issuer = new X500Name("CN="
                    + (self
                            ? name
                            : certificate.getSubjectX500Principal().getName().substring(3)));
            var builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(SERIALS.incrementAndGet()),
                    Date.from(from),
                    Date.from(from.plus(life)),
                    new X500Name("CN=" + name),
                    subject.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(self));
            if (names != null && names.length > 0) {
                var all = Arrays.stream(names).map(TestAuthority::general).toArray(GeneralName[]::new);
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(all));
            }
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (OperatorCreationException | GeneralSecurityException | CertIOException e) {
            throw new AssertionError(e);
        }
    }

    private static GeneralName general(String name) {
        if (name.startsWith("sip:")) {
            return new GeneralName(GeneralName.uniformResourceIdentifier, name);
        }
        return new GeneralName(name.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String pem(String what, byte[] bytes) {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
