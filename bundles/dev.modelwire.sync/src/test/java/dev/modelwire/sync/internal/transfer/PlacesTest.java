package dev.modelwire.sync.internal.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, GLOBAL",
        "172.15.0.1, GLOBAL",
        "172.32.0.1, GLOBAL",
        "100.63.0.1, GLOBAL",
        "169.253.0.1, GLOBAL",
        "2001:db8::1, GLOBAL",
        "64:ff9b::808:808, GLOBAL",
        "10.0.0.1, PRIVATE",
        "172.16.0.1, PRIVATE",
        "172.31.255.255, PRIVATE",
        "192.168.1.1, PRIVATE",
        "100.64.0.1, PRIVATE",
        "100.127.255.255, PRIVATE",
        "fc00::1, PRIVATE",
        "fdff::1, PRIVATE",
        "fec0::1, PRIVATE",
        "::ffff:10.0.0.1, PRIVATE",
        "64:ff9b::a00:1, PRIVATE",
        "169.254.169.254, LINK_LOCAL",
        "fe80::1, LINK_LOCAL",
        "64:ff9b::a9fe:a9fe, LINK_LOCAL",
        "::a9fe:a9fe, LINK_LOCAL",
        "127.0.0.1, LOOPBACK",
        "127.255.0.1, LOOPBACK",
        "::1, LOOPBACK",
        "::ffff:127.0.0.1, LOOPBACK",
        "0.0.0.0, NOWHERE",
        "0.1.2.3, NOWHERE",
        "224.0.0.1, NOWHERE",
        "255.255.255.255, NOWHERE",
        "::, NOWHERE",
        "ff02::1, NOWHERE",
    })
    void of_address_isOfItsKind(String address, Locality kind) throws Exception {
        assertEquals(kind, Locality.of(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @CsvSource({
        // from, the kinds to which it may send
        "GLOBAL, GLOBAL",
        "PRIVATE, GLOBAL PRIVATE",
        "LINK_LOCAL, GLOBAL PRIVATE LINK_LOCAL",
        "LOOPBACK, GLOBAL PRIVATE LOOPBACK",
        "NOWHERE, GLOBAL PRIVATE NOWHERE",
    })
    void maySendTo_everyKind_neverToWhatIsNearer(Locality from, String allowed) {
        for (Locality to : Locality.values()) {
            assertEquals((" " + allowed + " ").contains(" " + to + " "), from.maySendTo(to), from + " to " + to);
        }
    }

    private static Optional<Locality> forbidden(String from, String to) {
        Map<String, String[]> names = Map.of(
                "far", new String[] {"8.8.8.8"},
                "site", new String[] {"10.0.0.1"},
                "both", new String[] {"10.0.0.1", "8.8.8.8"},
                "trap", new String[] {"8.8.4.4", "169.254.169.254", "10.0.0.2"});
        Places places = new Places(host -> {
            String[] found = names.get(host);
            if (found == null) {
                throw new UnknownHostException(host);
            }
            InetAddress[] addresses = new InetAddress[found.length];
            for (int i = 0; i < found.length; i++) {
                addresses[i] = InetAddress.getByName(found[i]);
            }
            return addresses;
        });
        return places.forbidden(URI.create("http://" + from + "/"), URI.create("http://" + to + "/"));
    }

    @Test
    void forbidden_namesWithSeveralAddresses_theWorstCounts() {
        assertEquals(Optional.empty(), forbidden("site", "site"));
        assertEquals(Optional.of(Locality.PRIVATE), forbidden("both", "site"));
        assertEquals(Optional.of(Locality.LINK_LOCAL), forbidden("site", "trap"));
        assertEquals(Optional.of(Locality.LINK_LOCAL), forbidden("far", "trap"));
    }

    @Test
    void forbidden_nameThatIsNotKnownHere_isTakenToBeFar() {
        assertEquals(Optional.empty(), forbidden("unknown", "other"));
        assertEquals(Optional.empty(), forbidden("site", "unknown"));
        assertEquals(Optional.of(Locality.PRIVATE), forbidden("unknown", "site"));
    }
}
