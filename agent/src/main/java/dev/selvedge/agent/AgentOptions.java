package dev.selvedge.agent;

import dev.selvedge.contract.Diagnostic;
import java.io.File;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * How the agent was told to behave: {@code -javaagent:selvedge-agent.jar=unwoven=warn,debug=DIR},
 * {@code -Dselvedge.unwoven}, or {@code SELVEDGE_UNWOVEN}, the first of these that is given.
 *
 * @param failUnwoven whether methods that cannot be woven throw when called
 * @param debugDirectory where woven classes are written to; null for nowhere
 */
public record AgentOptions(boolean failUnwoven, @Nullable File debugDirectory) {

  static final AgentOptions DEFAULTS = new AgentOptions(true, null);

  /**
   * Reads the options.
   *
   * @throws IllegalArgumentException with the whole diagnostic as its message
   */
  static AgentOptions parse(
      @Nullable String arguments, Properties properties, Map<String, String> environment) {
    Map<String, String> given = split(arguments);
    Option unwoven = first(given, "unwoven", properties, environment);
    Option debug = first(given, "debug", properties, environment);
    if (unwoven != null && !unwoven.value.equals("fail") && !unwoven.value.equals("warn")) {
      throw refused(unwoven.text(), "the value is neither fail nor warn");
    }
    if (debug != null && debug.value.isBlank()) {
      throw refused(debug.text(), "the directory is missing");
    }
    return new AgentOptions(
        unwoven == null || !unwoven.value.equals("warn"),
        debug == null ? null : new File(debug.value));
  }

  private static Map<String, String> split(@Nullable String arguments) {
    Map<String, String> given = new HashMap<>();
    if (arguments == null || arguments.isBlank()) {
      return given;
    }
    for (String argument : arguments.split(",", -1)) {
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument.strip() : argument.substring(0, equals).strip();
      if (equals < 0 || !(name.equals("unwoven") || name.equals("debug"))) {
        throw refused(argument, "it is not known");
      }
      if (given.put(name, argument.substring(equals + 1).strip()) != null) {
        throw refused(argument, "it is given twice");
      }
    }
    return given;
  }

  private static @Nullable Option first(
      Map<String, String> given,
      String name,
      Properties properties,
      Map<String, String> environment) {
    String key = name;
    String value = given.get(name);
    if (value == null) {
      key = "-Dselvedge." + name;
      value = properties.getProperty("selvedge." + name);
    }
    if (value == null) {
      key = "SELVEDGE_" + name.toUpperCase(Locale.ROOT);
      value = environment.get(key);
    }
    return value == null ? null : new Option(key, value);
  }

  private static IllegalArgumentException refused(String argument, String why) {
    return new IllegalArgumentException(
        Diagnostic.AGENT_ARGUMENT.message("'" + argument + "'", why));
  }

  /** One that was given, with the name that it was given by. */
  private record Option(String key, String value) {
    String text() {
      return key + "=" + value;
    }
  }
}
