package dev.modelwire.gateway.internal.configuration;

/** Values inside LDAP filters. */
public final class FilterText {

    private FilterText() {}

    public static String escape(String value) {
        var out = new StringBuilder(value.length());
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c == '\\' || c == '*' || c == '(' || c == ')') {
                out.append('\\');
            }
            out.append(c);
        }
        return out.toString();
    }
}
