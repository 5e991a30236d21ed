package dev.modelwire.sync.internal.transfer;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** How near an address is, from what anybody can reach to what only this machine can. */
enum Locality {
    /** Of the internet. */
    GLOBAL,
    /** Of a site's own network. */
    PRIVATE,
    /** Of one link, which is also where clouds keep the credentials of their machines. */
    LINK_LOCAL,
    /** Of this machine. */
    LOOPBACK,
    /** Of nobody in particular: any, many or none. */
    NOWHERE;

    private static final int IPV6 = 16;

    static Locality of(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (address.isLoopbackAddress()) {
            return LOOPBACK;
        }
        if (address.isLinkLocalAddress()) {
            return LINK_LOCAL;
        }
        if (address instanceof Inet4Address) {
            boolean shared = first == 100 && (second & 0xc0) == 64;
            boolean nowhere = first == 0 || first >= 224;
            return nowhere ? NOWHERE : shared || address.isSiteLocalAddress() ? PRIVATE : GLOBAL;
        }
        if (address.isMulticastAddress() || address.isAnyLocalAddress()) {
            return NOWHERE;
        }
        if (isTranslated(bytes)) {
            return of(last4(bytes));
        }
        return (first & 0xfe) == 0xfc || address.isSiteLocalAddress() ? PRIVATE : GLOBAL;
    }

    /** Returns whether a gateway to the older internet is behind it, or the older address itself. */
    private static boolean isTranslated(byte[] bytes) {
        byte[] wellKnown = {0, 0x64, (byte) 0xff, (byte) 0x9b};
        boolean translated = bytes.length == IPV6;
        boolean compatible = bytes.length == IPV6;
        for (int i = 0; i < 12; i++) {
            translated &= bytes[i] == (i < wellKnown.length ? wellKnown[i] : 0);
            compatible &= bytes[i] == 0;
        }
        return translated || compatible;
    }

    private static InetAddress last4(byte[] bytes) {
        try {
            return InetAddress.getByAddress(new byte[] {bytes[12], bytes[13], bytes[14], bytes[15]});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    /** Returns whether a server of this locality may send us on to one of that: never to what is nearer than itself. */
    boolean maySendTo(Locality target) {
        return target == this || target == GLOBAL || (target == PRIVATE && this != GLOBAL);
    }
}
