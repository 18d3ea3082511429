package org.tocsin.edge.telephony.webrtc;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/// A key on P-256 and the certificate it signed itself, made anew at each start: browsers know it by the fingerprint in
/// our answer, not by who signed it.
record DtlsIdentity(
        BcTlsCrypto crypto, AsymmetricKeyParameter privateKey, Certificate certificate, String fingerprint) {
    private static final Duration LIFE = Duration.ofDays(365);

    static DtlsIdentity make() {
        try {
            var random = new SecureRandom();
            var crypto = new BcTlsCrypto(random);
            var curve = ECNamedCurveTable.getByOID(SECObjectIdentifiers.secp256r1);
            var generator = new ECKeyPairGenerator();
            generator.init(new ECKeyGenerationParameters(
                    new ECNamedDomainParameters(SECObjectIdentifiers.secp256r1, curve), random));
            var pair = generator.generateKeyPair();
            var name = new X500Name("CN=tocsin");
            var now = Instant.now();
            var algorithm = new DefaultSignatureAlgorithmIdentifierFinder().find("SHA256withECDSA");
            var digest = new DefaultDigestAlgorithmIdentifierFinder().find(algorithm);
            var signed = new X509v3CertificateBuilder(
                            name,
                            new BigInteger(64, random).add(BigInteger.ONE),
                            Date.from(now.minus(Duration.ofDays(1))),
                            Date.from(now.plus(LIFE)),
                            name,
                            SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(pair.getPublic()))
                    .build(new BcECContentSignerBuilder(algorithm, digest).build(pair.getPrivate()));
            byte[] bytes = signed.getEncoded();
            var certificate = new Certificate(new TlsCertificate[] {crypto.createCertificate(bytes)});
            return new DtlsIdentity(crypto, pair.getPrivate(), certificate, fingerprint(bytes));
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException("a certificate for browsers' voice cannot be made", e);
        }
    }

    /// SHA-256 as session descriptions write it.
    static String fingerprint(byte[] certificate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate);
            return HexFormat.ofDelimiter(":").formatHex(hash).toUpperCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "DtlsIdentity[" + fingerprint + "]";
    }
}
