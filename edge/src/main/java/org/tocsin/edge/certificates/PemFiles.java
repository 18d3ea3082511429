package org.tocsin.edge.certificates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/// Certificates and keys as they lie on disk.
public final class PemFiles {
    private PemFiles() {}

    /// All certificates of a file, in its order.
    ///
    /// @throws CredentialsUnavailable if there is none
    public static List<X509Certificate> certificates(Path file) {
        try (var in = Files.newInputStream(file)) {
            var all = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (all.isEmpty()) {
                throw new CredentialsUnavailable(file + " holds no certificate", null);
            }
            return all;
        } catch (NoSuchFileException e) {
            throw new CredentialsUnavailable("there is no file " + file, null);
        } catch (IOException | CertificateException e) {
            throw new CredentialsUnavailable(file + " cannot be read as certificates", e);
        }
    }

    /// Those who vouch for others, as TLS wants them.
    ///
    /// @throws CredentialsUnavailable if there is none
    public static KeyStore authorities(Path file) throws GeneralSecurityException {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            var certificates = certificates(file);
            for (int i = 0; i < certificates.size(); i++) {
                store.setCertificateEntry("authority-" + i, certificates.get(i));
            }
            return store;
        } catch (IOException e) {
            throw new CredentialsUnavailable(file + " cannot be read as certificates", e);
        }
    }

    /// A private key, of any kind that TLS has.
    ///
    /// @throws CredentialsUnavailable if it is no key, is locked by a password, or others may read it
    public static PrivateKey key(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            if (Files.getFileStore(file).supportsFileAttributeView("posix")
                    && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
                throw new CredentialsUnavailable(file + " is a private key and others may read it: chmod 600", null);
            }
            var parser = new PEMParser(reader);
            var converter = new JcaPEMKeyConverter();
            for (var found = parser.readObject(); found != null; found = parser.readObject()) {
                if (found instanceof PEMKeyPair pair) {
                    return converter.getKeyPair(pair).getPrivate();
                }
                if (found instanceof PrivateKeyInfo info) {
                    return converter.getPrivateKey(info);
                }
            }
            throw new CredentialsUnavailable(file + " holds no private key without a password", null);
        } catch (NoSuchFileException e) {
            throw new CredentialsUnavailable("there is no file " + file, null);
        } catch (IOException e) {
            // what the parser says may quote the file
            throw new CredentialsUnavailable(file + " cannot be read as a private key", null);
        }
    }

    /// Whether the key is the certificate's own.
    public static boolean match(X509Certificate certificate, PrivateKey key) throws GeneralSecurityException {
        byte[] trial = new byte[32];
        new SecureRandom().nextBytes(trial);
        var publicKey = certificate.getPublicKey();
        var algorithm = algorithm(publicKey);
        if (!publicKey.getAlgorithm().equals(key.getAlgorithm()) && !algorithm.equals("EdDSA")) {
            return false;
        }
        var signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(trial);
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update(trial);
        return signature.verify(signed);
    }

    private static String algorithm(PublicKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> "EdDSA";
        };
    }
}
