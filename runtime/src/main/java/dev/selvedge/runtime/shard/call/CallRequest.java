package dev.selvedge.runtime.shard.call;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a node asks another to run.
 *
 * @param method the hash of its name and descriptor
 * @param hash of the key
 * @param fingerprint of the view by which the sender chose; 0 where it followed a hint
 * @param viewVersion of that view, as the sender counts
 * @param config the hash of what all nodes of the ring must agree upon
 * @param remaining nanoseconds until the sender stops to wait
 * @param depth 1 for a call that no other forwarded call has made
 * @param origin id of the sender
 * @param codec name of the one that wrote the arguments
 * @param context by key, what goes along with the call, such as a trace
 */
record CallRequest(
    CallId id,
    long method,
    long hash,
    long fingerprint,
    long viewVersion,
    long config,
    long remaining,
    int depth,
    String ring,
    String origin,
    String codec,
    Map<String, String> context,
    byte[] arguments) {

  byte[] encoded() {
    WireWriter out =
        new WireWriter(WireFormat.REQUEST, 128 + ring.length() + origin.length() + arguments.length)
            .i64(id.high())
            .i64(id.low())
            .i64(method)
            .i64(hash)
            .i64(fingerprint)
            .i64(viewVersion)
            .i64(config)
            .i64(remaining)
            .u8(depth)
            .text(ring, WireFormat.NAME)
            .text(origin, WireFormat.NAME)
            .text(codec, WireFormat.CODEC)
            .u8(context.size());
    context.forEach(
        (key, value) ->
            out.text(key, WireFormat.CONTEXT_KEY).text(value, WireFormat.CONTEXT_VALUE));
    return out.rest(arguments).done();
  }

  /**
   * Reads what has come in.
   *
   * @throws MalformedMessageException if it is no request
   */
  static CallRequest decode(byte[] bytes) throws MalformedMessageException {
    WireReader in = new WireReader(bytes, WireFormat.REQUEST);
    CallId id = new CallId(in.i64("the call's id"), in.i64("the call's id"));
    long method = in.i64("the method's id");
    long hash = in.i64("the key's hash");
    long fingerprint = in.i64("the view's fingerprint");
    long version = in.i64("the view's version");
    long config = in.i64("the ring's configuration");
    long remaining = in.i64("the remaining time");
    if (remaining <= 0) {
      throw new MalformedMessageException("the remaining time is " + remaining + " ns");
    }
    int depth = in.u8("the depth");
    if (depth < 1 || depth > WireFormat.DEEPEST) {
      throw new MalformedMessageException(
          "the depth is " + depth + ", not from 1 to " + WireFormat.DEEPEST);
    }
    String ring = in.text(WireFormat.NAME, "the ring's name");
    String origin = in.text(WireFormat.NAME, "the sender's id");
    String codec = in.text(WireFormat.CODEC, "the codec's name");
    Map<String, String> context = context(in);
    return new CallRequest(
        id,
        method,
        hash,
        fingerprint,
        version,
        config,
        remaining,
        depth,
        ring,
        origin,
        codec,
        context,
        in.rest());
  }

  private static Map<String, String> context(WireReader in) throws MalformedMessageException {
    int count = in.u8("the number of contexts");
    if (count == 0) {
      return Map.of();
    }
    if (count > WireFormat.MOST_CONTEXTS) {
      throw new MalformedMessageException(
          count + " contexts are more than the " + WireFormat.MOST_CONTEXTS + " that are allowed");
    }
    Map<String, String> context = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String key = in.text(WireFormat.CONTEXT_KEY, "a context's key");
      if (context.put(key, in.text(WireFormat.CONTEXT_VALUE, "a context's value")) != null) {
        throw new MalformedMessageException("two contexts have one key");
      }
    }
    return context;
  }
}
