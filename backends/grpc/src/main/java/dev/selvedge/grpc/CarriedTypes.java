package dev.selvedge.grpc;

import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectMapper;

/** Which types can be carried. */
final class CarriedTypes {

  private CarriedTypes() {}

  static void check(ObjectMapper mapper, String what, JavaType type) {}
}
