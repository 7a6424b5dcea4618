package dev.selvedge.runtime.config;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.runtime.internal.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The environment variables that begin with {@code SELVEDGE_}. Names of variables have no dots and
 * often no lower case, so they are matched against the known keys with both left out; keys with a
 * class or another name in them cannot be told apart that way and are not found here.
 */
final class EnvironmentSource implements SettingSource {
  private static final String PREFIX = "SELVEDGE_";

  /** What Kubernetes puts into every container about a service whose name begins with ours. */
  private static final Pattern SERVICE_LINK =
      Pattern.compile(
          ".+_(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT(_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");

  private final Supplier<Map<String, String>> environment;
  private final Map<String, String> keysByFolded = new HashMap<>();

  EnvironmentSource(Supplier<Map<String, String>> environment, KnownKeys known) {
    this.environment = environment;
    known.fixed().forEach(key -> keysByFolded.put(folded(key), key));
  }

  @Override
  public Reading read() {
    Map<String, Found> found = new HashMap<>();
    List<String> problems = new ArrayList<>();
    try {
      // sorted, so that of two spellings of one key always the same one wins
      new TreeMap<>(environment.get())
          .forEach((variable, value) -> take(variable, value.strip(), found, problems));
      return new Reading(found, problems, true);
    } catch (SecurityException e) {
      problems.add(Diagnostic.SETTINGS_UNREADABLE.message("the environment", e));
      return new Reading(found, problems, false);
    }
  }

  private void take(
      String variable, String value, Map<String, Found> found, List<String> problems) {
    if (!variable.startsWith(PREFIX)) {
      return;
    }
    String key = keysByFolded.get(folded(variable));
    if (key != null) {
      found.putIfAbsent(key, new Found(value, "environment variable " + variable));
    } else if (!SERVICE_LINK.matcher(variable).matches()) {
      Optional<String> suggestion =
          Spelling.nearest(folded(variable), keysByFolded.keySet())
              .map(keysByFolded::get)
              .map(EnvironmentSource::variable);
      problems.add(Diagnostic.SETTING_UNKNOWN.message(variable, Spelling.didYouMean(suggestion)));
    }
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replace(".", "");
  }

  /** The readable spelling: {@code selvedge.retry.maxAttempts} is SELVEDGE_RETRY_MAX_ATTEMPTS. */
  private static String variable(String key) {
    return key.replaceAll("(\\p{Lower})(\\p{Upper})", "$1_$2")
        .replace('.', '_')
        .toUpperCase(Locale.ROOT);
  }
}
