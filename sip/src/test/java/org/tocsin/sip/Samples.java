package org.tocsin.sip;

import java.nio.charset.StandardCharsets;

/// Messages and documents for the tests, written by hand after the standards' examples.
public final class Samples {
    private Samples() {}

    public static final String SDP = """
            v=0
            o=- 42 1 IN IP4 198.51.100.7
            s=-
            c=IN IP4 198.51.100.7
            t=0 0
            m=audio 40000 RTP/AVP 0 8 101
            a=rtpmap:0 PCMU/8000
            a=rtpmap:8 PCMA/8000
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-15
            a=hlang-send:es en
            a=hlang-recv:es en
            m=text 40002 RTP/AVP 100 98
            a=rtpmap:98 t140/1000
            a=rtpmap:100 red/1000
            a=fmtp:100 98/98/98
            m=message 2855 TCP/MSRP *
            a=accept-types:text/plain
            a=path:msrp://198.51.100.7:2855/s1;tcp
            """;

    public static final String PIDF = """
            <?xml version="1.0" encoding="UTF-8"?>
            <presence xmlns="urn:ietf:params:xml:ns:pidf"
                xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model"
                xmlns:gp="urn:ietf:params:xml:ns:pidf:geopriv10"
                xmlns:ca="urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr"
                xmlns:cae="urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr:ext"
                xmlns:con="urn:ietf:params:xml:ns:geopriv:conf"
                xmlns:gml="http://www.opengis.net/gml"
                xmlns:gs="http://www.opengis.net/pidflo/1.0"
                entity="pres:caller@example.com">
              <dm:device id="d1">
                <gp:geopriv>
                  <gp:location-info>
                    <gs:Circle srsName="urn:ogc:def:crs:EPSG::4326">
                      <gml:pos>42.3736 -71.1097</gml:pos>
                      <gs:radius uom="urn:ogc:def:uom:EPSG::9001">35.5</gs:radius>
                    </gs:Circle>
                    <con:confidence pdf="normal">90</con:confidence>
                  </gp:location-info>
                  <gp:usage-rules/>
                  <gp:method>GPS</gp:method>
                </gp:geopriv>
                <dm:timestamp>2026-03-01T16:03:25Z</dm:timestamp>
              </dm:device>
              <tuple id="t1">
                <status>
                  <gp:geopriv>
                    <gp:location-info>
                      <ca:civicAddress xml:lang="en">
                        <ca:country>US</ca:country>
                        <ca:A1>MA</ca:A1>
                        <ca:A3>Riverton</ca:A3>
                        <ca:RD>Harbor</ca:RD>
                        <ca:STS>Street</ca:STS>
                        <ca:HNO>11</ca:HNO>
                        <ca:HNS>-A</ca:HNS>
                        <ca:FLR>3</ca:FLR>
                        <ca:PC>02139</ca:PC>
                        <cae:PN>P-17</cae:PN>
                      </ca:civicAddress>
                    </gp:location-info>
                    <gp:method>Manual</gp:method>
                  </gp:geopriv>
                </status>
                <timestamp>2026-03-01T11:00:00-05:00</timestamp>
              </tuple>
            </presence>
            """;

    public static final String SERVICE_INFO = """
            <svc:EmergencyCallData.ServiceInfo xmlns:svc="urn:ietf:params:xml:ns:EmergencyCallData:ServiceInfo">
              <svc:DataProviderReference>d4b3072df@example.com</svc:DataProviderReference>
              <svc:ServiceEnvironment>Residence</svc:ServiceEnvironment>
              <svc:ServiceType>VOIP</svc:ServiceType>
              <svc:ServiceMobility>Fixed</svc:ServiceMobility>
            </svc:EmergencyCallData.ServiceInfo>
            """;

    public static final String SUBSCRIBER_INFO = """
            <sub:EmergencyCallData.SubscriberInfo
                xmlns:sub="urn:ietf:params:xml:ns:EmergencyCallData.SubscriberInfo"
                xmlns="urn:ietf:params:xml:ns:vcard-4.0" privacyRequested="false">
              <sub:SubscriberData>
                <vcards><vcard>
                  <fn><text>Pat Example</text></fn>
                  <tel><uri>tel:+1-617-555-0100</uri></tel>
                </vcard></vcards>
              </sub:SubscriberData>
            </sub:EmergencyCallData.SubscriberInfo>
            """;

    /// An emergency call with everything in it: SDP, location, two blocks of Additional Data.
    public static final byte[] I3_INVITE = withBody(
            """
            INVITE urn:service:sos.police SIP/2.0
            Via: SIP/2.0/UDP 198.51.100.7:5060;branch=z9hG4bKi3call;rport
            Max-Forwards: 68
            To: <urn:service:sos.police>
            From: "Pat" <sip:+16175550199@198.51.100.7;user=phone>;tag=i3from
            Call-ID: i3call@198.51.100.7
            CSeq: 7 INVITE
            Contact: <sip:+16175550199@198.51.100.7:5060>
            P-Asserted-Identity: "Pat Example" <tel:+1-617-555-0100>
            Geolocation: <cid:loc@example.com>;inserted-by="lis.example.com", <https://lis.example.com/held/88>
            Geolocation-Routing: yes
            Call-Info: <urn:emergency:uid:callid:a56e556d871f4d:bcf.example.com>;purpose=emergency-CallId
            Call-Info: <urn:nena:uid:incidentid:9f1c2b7d00:bcf.example.com>;purpose=nena-IncidentId
            Call-Info: <cid:svc@example.com>;purpose=EmergencyCallData.ServiceInfo,
             <cid:sub@example.com>;purpose=EmergencyCallData.SubscriberInfo
            Call-Info: <https://adr.example.com/dev/4>;purpose=EmergencyCallData.DeviceInfo
            Resource-Priority: esnet.1
            Supported: 100rel, timer, geolocation-http
            Allow: INVITE, ACK, CANCEL, BYE, UPDATE, PRACK, INFO, MESSAGE, OPTIONS
            Content-Type: multipart/mixed; boundary="outer b"
            """,
            part("outer b", "application/sdp", "sdp@example.com", SDP)
                    + part("outer b", "application/pidf+xml", "loc@example.com", PIDF)
                    + part("outer b", "application/EmergencyCallData.ServiceInfo+xml", "svc@example.com", SERVICE_INFO)
                    + part(
                            "outer b",
                            "application/EmergencyCallData.SubscriberInfo+xml",
                            "sub@example.com",
                            SUBSCRIBER_INFO)
                    + "--outer b--\r\n");

    /// A message from its head and body, with CRLF and Content-Length.
    public static byte[] withBody(String head, String body) {
        byte[] content = crlf(body).getBytes(StandardCharsets.UTF_8);
        String whole = crlf(head) + "Content-Length: " + content.length + "\r\n\r\n";
        byte[] start = whole.getBytes(StandardCharsets.UTF_8);
        byte[] message = java.util.Arrays.copyOf(start, start.length + content.length);
        System.arraycopy(content, 0, message, start.length, content.length);
        return message;
    }

    private static String part(String boundary, String type, String id, String content) {
        return "--" + boundary + "\r\nContent-Type: " + type + "\r\nContent-ID: <" + id + ">\r\n\r\n" + content
                + "\r\n";
    }

    public static String crlf(String text) {
        return text.replace("\r\n", "\n").replace("\n", "\r\n");
    }
}
