package dev.selvedge.runtime.internal;

import java.util.regex.Pattern;

/** Takes passwords out of text that has URLs in it. */
public final class Secrets {
  private static final Pattern USER_INFO = Pattern.compile("(?<=//)[^/\\s]*@");
  private static final Pattern PARAMETER =
      Pattern.compile("(?i)(\\w*(?:password|passwd|pwd|secret|token))=[^&;\\s]*");

  private Secrets() {}

  /** The text with stars for the users and passwords in its URLs, and for secret parameters. */
  public static String masked(String text) {
    String hidden = USER_INFO.matcher(text).replaceAll("***@");
    return PARAMETER.matcher(hidden).replaceAll("$1=***");
  }
}
