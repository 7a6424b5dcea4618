package dev.selvedge.contract;

import java.util.Locale;

/**
 * Everything Selvedge complains about, at compile time, while weaving and at run time. The
 * identifiers are stable and never used again: 1xx misuse of {@code @Retry}, 15x its warnings, 199
 * a fault of the processor, 2xx weaving, 30x settings, 31x verification, 32x coordinators, 33x
 * rings and nodes, 4xx misuse of {@code @DistributedLock}, 45x its warnings, 5xx misuse of
 * {@code @ShardBy}, 55x its warnings. Each stands in {@code docs/diagnostics.md} with an example.
 */
public enum Diagnostic {
  RETRY_ABSTRACT(
      "SV101",
      "@Retry on abstract method %s: there is no body to call again",
      "annotate the methods that implement it"),
  RETRY_NATIVE(
      "SV102",
      "@Retry on native method %s: it has no bytecode to weave",
      "call it from an annotated Java method"),
  RETRY_SYNCHRONIZED(
      "SV104",
      "@Retry on synchronized method %s: the monitor would be held through every backoff",
      "use a synchronized block or a lock inside the body"),
  RETRY_MAX_ATTEMPTS(
      "SV105",
      "maxAttempts is %s on %s: it counts every call, the first included",
      "use 1 or more"),
  RETRY_DURATION("SV106", "%s on %s: %s", "write 100ms, 2s, 5m, 1h or ISO-8601 such as PT2.5S"),
  RETRY_DELAY_ABOVE_MAX(
      "SV107", "delay %s is longer than maxDelay %s on %s", "raise maxDelay or lower delay"),
  RETRY_MULTIPLIER(
      "SV108",
      "multiplier is %s on %s: delays would shrink or be undefined",
      "use a finite number of 1 or more"),
  RETRY_NOTHING_RETRIED(
      "SV109", "%s: no failure of %s would ever be retried", "name in on what abortOn leaves over"),
  RETRY_FALLBACK_UNKNOWN(
      "SV110", "fallback '%s' of %s is not a method of %s%s", "declare it in the same class"),
  RETRY_FALLBACK_ILL_TYPED(
      "SV111",
      "fallback %s cannot stand in for %s: %s",
      "declare it as %s, optionally with a Throwable as its last parameter"),
  RETRY_FALLBACK_AMBIGUOUS(
      "SV112",
      "fallback '%s' of %s fits more than one method: %s",
      "keep one, or give each its own name"),
  RETRY_PREDICATE_UNKNOWN(
      "SV113", "retryIf '%s' of %s is not a method of %s%s", "declare it in the same class"),
  RETRY_PREDICATE_ILL_TYPED("SV114", "retryIf %s cannot judge the result of %s: %s", "%s"),
  RETRY_RESULT_UNFOLLOWED(
      "SV115",
      "%s returns %s, which is still being produced when the method returns: failures would be"
          + " missed",
      "%s"),
  RETRY_STAGE_SUBTYPE(
      "SV116",
      "%s returns %s: the retried result cannot be made as that type",
      "declare the result as CompletionStage or CompletableFuture"),
  RETRY_SUSPEND(
      "SV117",
      "@Retry on Kotlin suspend function %s: its outcome comes after the method returns",
      "annotate a blocking function, or retry inside the coroutine"),
  COMPANION_NAME_TAKEN(
      "SV118", "%s needs the class name %s, which is taken", "rename the other class"),
  RETRY_PREDICATE_AMBIGUOUS(
      "SV119",
      "retryIf '%s' of %s fits more than one method: %s",
      "keep one, or give each its own name"),
  RUNTIME_INVISIBLE(
      "SV120",
      "%s needs %s, which the compiler does not see",
      "add the dependency selvedge-runtime, and in a module 'requires dev.selvedge.runtime'"),

  RETRY_CHECKED_NEVER_THROWN(
      "SV151",
      Severity.WARNING,
      "on names %s, a checked exception that %s does not declare: only a cause could be one",
      "declare it or drop it from on"),
  RETRY_ONE_SHOT_ARGUMENT(
      "SV152",
      Severity.WARNING,
      "parameter %s of %s is a %s, used up by the first attempt",
      "pass what can be read again, such as byte[], Path or Supplier"),
  RETRY_DELAY_ABOVE_DURATION(
      "SV153",
      Severity.WARNING,
      "delay %s does not fit into maxDuration %s on %s: it may never be retried",
      "raise maxDuration or lower delay"),
  RETRY_SINGLE_ATTEMPT(
      "SV154",
      Severity.WARNING,
      "maxAttempts = 1 on %s never retries",
      "use 2 or more, or drop the annotation"),
  RETRY_OVERRIDES_RETRY(
      "SV155",
      Severity.WARNING,
      "%s overrides %s and both are @Retry: calling super nests two loops",
      "keep the annotation on one of them"),
  RETRY_IN_TRANSACTION(
      "SV156",
      Severity.WARNING,
      "%s is @%s too: every attempt runs in the same transaction, which the first failure may have"
          + " doomed",
      "put @Retry on the caller, outside the transaction"),
  RETRY_ATTRIBUTE_IDLE(
      "SV157", Severity.WARNING, "%s of %s has no effect: %s", "drop one of the two"),
  RETRY_NAMED_IN_VAIN(
      "SV158",
      Severity.WARNING,
      "on of %s names %s, which is never retried: %s",
      "drop it from on, or from abortOn"),
  PROCESSOR_FAILED(
      "SV199",
      "the annotation processor itself failed on %s: %s",
      "report it with the trace that follows"),

  LOCK_ABSTRACT(
      "SV401",
      "@DistributedLock on abstract method %s: there is no body to lock",
      "annotate the methods that implement it"),
  LOCK_NATIVE(
      "SV402",
      "@DistributedLock on native method %s: it has no bytecode to weave",
      "call it from an annotated Java method"),
  LOCK_SYNCHRONIZED(
      "SV403",
      "@DistributedLock on synchronized method %s: the monitor would be held through the whole wait"
          + " for the lock",
      "drop synchronized, or use a synchronized block inside the body"),
  LOCK_SUSPEND(
      "SV404",
      "@DistributedLock on Kotlin suspend function %s: its work goes on after the method returns",
      "annotate a blocking function, or take the lock inside the coroutine"),
  LOCK_RESULT_UNFOLLOWED(
      "SV405",
      "%s returns %s, which is still being produced when the method returns: the lock would end"
          + " before the work does",
      "%s"),
  LOCK_STAGE_SUBTYPE(
      "SV406",
      "%s returns %s: the result that waits for the lock cannot be made as that type",
      "declare the result as CompletionStage or CompletableFuture"),
  LOCK_SKIP_PRIMITIVE(
      "SV407",
      "onBusy = SKIP on %s, which returns %s: nothing says that the body was skipped",
      "return %s, or use onBusy = FAIL"),
  LOCK_DURATION("SV408", "%s on %s: %s", "write 100ms, 2s, 5m, 1h or ISO-8601 such as PT2.5S"),
  LOCK_LEASE_TOO_SHORT(
      "SV409",
      "lease %s on %s is shorter than %s: it could not be renewed in time",
      "raise lease; it says how long the lock outlives a holder that died"),
  LOCK_HOLD_ABOVE_LEASE(
      "SV410", "holdAtLeast %s is longer than lease %s on %s", "raise lease or lower holdAtLeast"),
  LOCK_COORDINATOR_NAME(
      "SV411",
      "coordinator '%s' of %s is not a name",
      "use letters, digits, '-' and '_', and put the address under selvedge.coordinator.NAME"),
  LOCK_NO_KEY("SV412", "value = {} on %s: there is nothing to lock", "name at least one key"),
  LOCK_KEY_EMPTY(
      "SV413", "a lock key of %s is empty", "name what is locked, as in \"invoice:{id}\""),
  LOCK_KEY_MALFORMED(
      "SV414",
      "lock key '%s' of %s: %s",
      "write {parameter.property}, and a brace twice where it stands for itself"),
  LOCK_KEY_REPEATED("SV415", "lock key '%s' of %s is named twice", "drop one of the two"),
  LOCK_PARAMETER_UNKNOWN(
      "SV416",
      "{%s} in lock key '%s': %s has no parameter '%s'%s",
      "begin with one of its parameters, or with this"),
  LOCK_THIS_IN_STATIC(
      "SV417",
      "{%s} in lock key '%s': %s is static and has no this",
      "begin with one of its parameters, or drop static"),
  LOCK_PROPERTY_UNKNOWN(
      "SV418",
      "{%s} in lock key '%s' of %s: %s has no property '%s'%s",
      "name a method without parameters, a getter or a field of it"),
  LOCK_PROPERTY_AMBIGUOUS(
      "SV419",
      "{%s} in lock key '%s' of %s: '%s' of %s could be %s",
      "write the whole name of the method that is meant, or make their types agree"),
  LOCK_PROPERTY_UNREACHABLE(
      "SV420",
      "{%s} in lock key '%s' of %s: '%s' of %s cannot be read there: %s",
      "name a property that %s could read in its own code"),
  LOCK_VALUE_UNUSABLE(
      "SV421", "{%s} in lock key '%s' of %s is a %s, which cannot be part of a key: %s", "%s"),

  LOCK_IN_TRANSACTION(
      "SV451",
      Severity.WARNING,
      "%s is @%s too: its lock is released before the transaction commits, so that the next holder"
          + " may not see what this one wrote",
      "put @DistributedLock on the caller of the transactional method"),
  LOCK_INTERRUPTS_STAGE(
      "SV452",
      Severity.WARNING,
      "onLost = INTERRUPT on %s, which returns a stage: only what runs before it returns can be"
          + " interrupted",
      "use onLost = FAIL, and LockHandle.onLost to cancel the rest"),

  SHARD_ABSTRACT(
      "SV501",
      "@ShardBy on abstract method %s: there is no body to run",
      "annotate the methods that implement it"),
  SHARD_NATIVE(
      "SV502",
      "@ShardBy on native method %s: it has no bytecode to weave",
      "call it from an annotated Java method"),
  SHARD_SYNCHRONIZED(
      "SV503",
      "@ShardBy on synchronized method %s: the monitor would be held while another node works",
      "drop synchronized, or use a synchronized block inside the body"),
  SHARD_SUSPEND(
      "SV504",
      "@ShardBy on Kotlin suspend function %s: its outcome comes after the method returns",
      "annotate a blocking function, or one that returns a CompletableFuture"),
  SHARD_RESULT_UNCARRIABLE("SV505", "%s returns %s, which cannot travel between nodes: %s", "%s"),
  SHARD_ARGUMENT_UNCARRIABLE(
      "SV506", "parameter %s of %s is a %s, which cannot travel between nodes: %s", "%s"),
  SHARD_DURATION("SV507", "%s on %s: %s", "write 100ms, 2s, 5m, 1h or ISO-8601 such as PT2.5S"),
  SHARD_RING_NAME(
      "SV508",
      "ring '%s' of %s is not a name",
      "use letters, digits, '-' and '_', beginning with a letter"),
  SHARD_NO_KEY("SV509", "value = {} on %s: there is no key to own", "name at least one path"),
  SHARD_PATH_EMPTY(
      "SV510", "a path in the shard key of %s is empty", "name a parameter, as in \"customerId\""),
  SHARD_PATH_MALFORMED(
      "SV511",
      "'%s' in the shard key of %s is no path: %s",
      "write parameter.property, without braces or blanks"),
  SHARD_PARAMETER_UNKNOWN(
      "SV512",
      "%s in shard key '%s': %s has no parameter '%s'%s",
      "begin with one of its parameters, or with this"),
  SHARD_THIS_IN_STATIC(
      "SV513",
      "%s in shard key '%s': %s is static and has no this",
      "begin with one of its parameters, or drop static"),
  SHARD_PROPERTY_UNKNOWN(
      "SV514",
      "%s in shard key '%s' of %s: %s has no property '%s'%s",
      "name a method without parameters, a getter or a field of it"),
  SHARD_PROPERTY_AMBIGUOUS(
      "SV515",
      "%s in shard key '%s' of %s: '%s' of %s could be %s",
      "write the whole name of the method that is meant, or make their types agree"),
  SHARD_PROPERTY_UNREACHABLE(
      "SV516",
      "%s in shard key '%s' of %s: '%s' of %s cannot be read there: %s",
      "name a property that %s could read in its own code"),
  SHARD_VALUE_UNUSABLE(
      "SV517", "%s in shard key '%s' of %s is a %s, which cannot be part of a key: %s", "%s"),
  SHARD_RESOURCE_LONE(
      "SV518",
      "parameter %s of %s is @Shard, but nothing says which shard is meant",
      "add @ShardBy with the path of the key, or drop @Shard"),
  SHARD_RESOURCE_TWICE(
      "SV519",
      "parameter %s of %s is @Shard, and so is %s: a key has one owner",
      "keep one, and make both resources reachable from it"),
  SHARD_RESOURCE_TYPE(
      "SV520",
      "parameter %s of %s is @Shard, but cannot be a resource: %s",
      "declare it as the type that is registered, such as DataSource"),
  SHARD_RESOURCE_IN_KEY(
      "SV521",
      "%s in the shard key of %s starts at the resource that the key is to select",
      "name another parameter"),

  SHARD_IN_TRANSACTION(
      "SV551",
      Severity.WARNING,
      "%s is @%s too: what another node does for it is not part of the transaction here",
      "put @ShardBy on the caller of the transactional method"),
  SHARD_ATTRIBUTE_IDLE(
      "SV552", Severity.WARNING, "%s of %s has no effect: %s", "drop one of the two"),
  SHARD_EXCEPTION_UNBUILT(
      "SV553",
      Severity.WARNING,
      "%s of %s cannot be made anew from its message: thrown by another node, it arrives as a"
          + " superclass of it",
      "give it a constructor that takes nothing, a String, or a String and a Throwable"),
  SHARD_OVERRIDES_SHARD(
      "SV554",
      Severity.WARNING,
      "%s overrides %s and both are @ShardBy: calling super routes a second time",
      "keep the annotation on one of them"),
  IDEMPOTENT_IDLE(
      "SV555",
      Severity.WARNING,
      "@Idempotent has no effect on %s, which is neither @Retry nor @ShardBy",
      "drop it, or add what it is to tell something"),

  WEAVE_UNREADABLE(
      "SV201",
      "class %s cannot be read: %s",
      "recompile it, or update Selvedge if its class file is newer than this weaver"),
  WEAVE_FAILED("SV202", "%s could not be woven: %s", "report it with the class file"),
  WEAVE_TOO_LARGE(
      "SV203",
      "%s is too large to weave: the JVM allows 64 KB of code in a method",
      "move part of its body to another method"),
  WEAVE_RUNTIME_INVISIBLE(
      "SV204",
      "class %s cannot be woven: its class loader %s does not see selvedge-runtime",
      "put selvedge-runtime on the class path of that application"),
  WEAVE_OLD_CLASS_FILE(
      "SV205",
      "class %s has class file version %s, which cannot be woven",
      "compile it for Java 8 or newer"),
  AGENT_ARGUMENT("SV206", "agent option %s: %s", "accepted are unwoven=fail|warn and debug=DIR"),
  WEAVE_WRONG_VERSION(
      "SV207",
      Severity.WARNING,
      "class %s was woven by Selvedge %s and this agent is %s: it is left as it is",
      "weave it again with the same version"),
  WEAVE_TOO_MANY_PARAMETERS(
      "SV208",
      "%s has %s words of parameters, too many to keep for a body that runs later: the JVM allows"
          + " 253, with this, and long and double counting twice",
      "pass some of them as one object"),
  WEAVE_LOCK_UNCOMPILED(
      "SV209",
      "%s is @DistributedLock and would run without its lock: %s, so the keys are not known",
      "compile it with selvedge-processor as an annotation processor; in Kotlin and in local and"
          + " anonymous classes, which that does not see, take the lock by Selvedge.locks()"),
  WEAVE_MISFIT(
      "SV210",
      "class %s does not fit %s: %s",
      "compile the class anew, with the same version of Selvedge throughout"),
  WEAVE_KEY_PRIVATE(
      "SV211",
      "the key of %s reads %s, which is private there: no other class reads that from class"
          + " file version %s",
      "compile for Java 11 or newer, or drop the private"),
  WEAVE_SHARD_UNCOMPILED(
      "SV212",
      "%s is @ShardBy and would run wherever it is called: %s, so its key is not known",
      "compile it with selvedge-processor as an annotation processor; local and anonymous classes"
          + " and Kotlin are not seen by that, so move the method to a named Java class"),

  SETTING_UNKNOWN("SV301", "unknown setting %s%s", "correct or remove it"),
  SETTING_INVALID(
      "SV302",
      "setting %s: %s",
      "correct it; the value before it, or the annotation's, stays in force"),
  SETTING_NO_TARGET(
      "SV303",
      "setting %s names %s, which is not an annotated class or method%s",
      "correct or remove it"),
  SETTINGS_UNREADABLE(
      "SV304",
      "settings cannot be read from %s: %s",
      "correct it; what was read from it before stays in force"),
  NOT_WOVEN(
      "SV311",
      "class %s is annotated but not woven%s",
      "start with -javaagent:selvedge-agent.jar or weave it at build time"),
  NOTHING_TO_VERIFY("SV312", "no annotated class found %s", "%s"),
  INDEX_OUTDATED(
      "SV313",
      "class %s was annotated when it was compiled, and none of its methods is now",
      "build it from scratch; where a tool strips annotations, have it keep those of dev.selvedge"),

  COORDINATOR_UNSET(
      "SV321",
      Severity.WARNING,
      "no coordinator is set%s, so that locks keep out threads of this process only",
      "set selvedge.coordinator to file:DIR, redis://…, jdbc:… or, for one process alone, to local"),
  COORDINATOR_UNNAMED(
      "SV322", "coordinator '%s' is not set up", "set %s to local, file:DIR, redis://… or jdbc:…"),
  COORDINATOR_UNKNOWN(
      "SV323",
      "%s is '%s', which nothing on the class path can open",
      "write local, file:DIR, redis://… (needs selvedge-redis) or jdbc:… (needs selvedge-jdbc)"),
  COORDINATOR_TOO_WEAK(
      "SV324",
      "%s gives locks that are %s, but %s requires %s",
      "use another coordinator, or lower require"),

  TRANSPORT_MISSING(
      "SV331",
      "%s is not on the class path, so that no call can go to another node or come from there",
      "add selvedge-grpc, or run a single process: no selvedge.node.listen, no members and no"
          + " coordinator beyond local"),
  NODE_NOT_LISTENING(
      "SV332",
      "%s is bound here, but nobody could call it: selvedge.node.listen is not set",
      "set selvedge.node.listen to host:port; drop the binding in a process that only calls"),
  NODE_ID_UNSTABLE(
      "SV333",
      Severity.WARNING,
      "selvedge.node.id is not set, so that this node is '%s': its keys move with every start",
      "set it to a name that stays the same, such as that of the host or the pod"),
  RING_WITHOUT_RESOURCES(
      "SV334",
      "%s selects a resource of ring '%s', which has none",
      "register them before Selvedge.verify(): Selvedge.ring(\"%s\").resources(map)"),
  RESOURCE_MISFIT(
      "SV335",
      "%s takes a %s, but resource '%s' of ring '%s' is a %s",
      "register resources of one type, or change that of the parameter"),
  RING_MIXED(
      "SV336",
      "ring '%s' is one of %s, but %s",
      "give nodes and resources rings of different names"),
  BOUND_TWICE(
      "SV337",
      "%s is bound already",
      "close the earlier binding first, or bind one of the two: calls of others name no instance"),
  CALL_UNCARRIABLE(
      "SV338",
      "%s cannot be called on another node: %s",
      "change the type, or provide a ShardCodec that carries it"),
  RING_SETTING("SV339", "%s: %s", "correct it on all nodes"),

  MEMBERS_MALFORMED(
      "SV340",
      "selvedge.ring.%s.members: %s",
      "write id=host:port or id=host:port*weight, separated by commas"),
  MEMBERS_WITHOUT_SELF(
      "SV341", "this node, '%s', is not among the members of ring '%s', which are %s", "%s"),
  DNS_MALFORMED(
      "SV342",
      "selvedge.ring.%s.dns '%s' %s",
      "write host:port for the addresses of a name, or srv:_service._tcp.name"),
  RING_SOURCE("SV343", "ring '%s': %s", "%s"),
  NODE_ID_TAKEN(
      "SV344",
      "the node id '%s' %s",
      "give each process a selvedge.node.id of its own, such as the name of its host or pod"),
  NODE_CUT_OFF(
      "SV345",
      Severity.WARNING,
      "node '%s' could not tell %s for %s that it is there: others take it for gone, and it serves"
          + " nothing until it has joined again",
      "see whether the coordinator can be reached; where it is merely slow, raise the expiry"),
  TRANSPORT_UNPROTECTED(
      "SV346",
      "%s at %s is beyond the loopback addresses, and nothing protects calls between nodes there",
      "set selvedge.transport.tls.certificate, .key, .trust and .peers, or"
          + " selvedge.transport.insecure=true where the network itself is protected"),
  TRANSPORT_INSECURE(
      "SV347",
      Severity.WARNING,
      "selvedge.transport.insecure is true: who reaches this node can call it and read its calls",
      "set selvedge.transport.tls.certificate, .key, .trust and .peers instead"),
  TRANSPORT_TLS_UNUSABLE(
      "SV348",
      "%s: %s",
      "set .certificate, .key and .trust to PEM files and .peers to names of nodes, or none"),
  TRANSPORT_ADDRESS(
      "SV349",
      "selvedge.node.listen, '%s', %s",
      "set it to host:port of this machine, with port 0 for any free one");

  private final String id;
  private final Severity severity;
  private final String template;
  private final String remedy;

  Diagnostic(String id, String template, String remedy) {
    this(id, Severity.ERROR, template, remedy);
  }

  Diagnostic(String id, Severity severity, String template, String remedy) {
    this.id = id;
    this.severity = severity;
    this.template = template;
    this.remedy = remedy;
  }

  /** The stable identifier, {@code SV101}. */
  public String id() {
    return id;
  }

  public Severity severity() {
    return severity;
  }

  /** Where it is explained, {@code docs/diagnostics.md#sv101}. */
  public String anchor() {
    return "docs/diagnostics.md#" + id.toLowerCase(Locale.ROOT);
  }

  /**
   * The whole message: {@code [SV101] what happened; remedy (docs/diagnostics.md#sv101)}.
   *
   * @param arguments for the placeholders of the template and then of the remedy
   */
  public String message(Object... arguments) {
    String text = String.format(template + "; " + remedy, arguments);
    return '[' + id + "] " + text + " (" + anchor() + ')';
  }
}
