package dev.selvedge.demo;

import java.util.regex.Pattern;

/** What must not be printed. */
final class Secrets {

  private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/\\s]*@");
  private static final Pattern PARAMETER =
      Pattern.compile("(?i)(?<=(password|passwd|pwd|secret|token)=)[^&;\\s]*");

  private Secrets() {}

  /** The text, with stars for what identifies the user in the URLs in it. */
  static String masked(String text) {
    return PARAMETER.matcher(USER_INFO.matcher(text).replaceAll("***@")).replaceAll("***");
  }
}
