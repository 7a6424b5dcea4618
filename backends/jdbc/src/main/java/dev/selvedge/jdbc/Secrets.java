package dev.selvedge.jdbc;

import java.util.regex.Pattern;

/** Takes passwords out of text that has URLs in it. */
final class Secrets {
  private static final Pattern USER_INFO = Pattern.compile("(?<=//)[^/@\\s]*@");
  private static final Pattern PARAMETER =
      Pattern.compile("(?i)(?<=\\b)(\\w*(?:password|passwd|pwd|secret|token))=[^&;\\s]*");

  private Secrets() {}

  static String masked(String text) {
    String hidden = USER_INFO.matcher(text).replaceAll("***@");
    return PARAMETER.matcher(hidden).replaceAll("$1=***");
  }
}
