package io.fairway.bench.peers.workload;

import kotlin.ResultKt;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.jvm.internal.SuspendLambda;
import kotlin.jvm.functions.Function2;
import kotlinx.coroutines.CoroutineScope;

/** A coroutine, as Kotlin's compiler would write it. */
final class KotlinRoutine extends SuspendLambda
        implements Function2<CoroutineScope, Continuation<? super Unit>, Object> {
    private static final long serialVersionUID = 1;

    private static final int PARAMETERS = 2;

    private final transient KotlinBody body;
    private final transient Finish finish;

    KotlinRoutine(KotlinBody body, Finish finish, Continuation<Object> completion) {
        super(PARAMETERS, completion);
        this.body = body;
        this.finish = finish;
    }

    @Override
    public Continuation<Unit> create(Object scope, Continuation<?> completion) {
        @SuppressWarnings("unchecked") // gets Unit, whatever it is for
        final Continuation<Object> untyped = (Continuation<Object>) completion;
        @SuppressWarnings("unchecked") // is started with Unit
        final Continuation<Unit> created =
                (Continuation<Unit>) (Continuation<?>) new KotlinRoutine(body, finish, untyped);
        return created;
    }

    @Override
    public Object invoke(CoroutineScope scope, Continuation<? super Unit> completion) {
        return ((KotlinRoutine) (Continuation<?>) create(scope, completion))
                .invokeSuspend(Unit.INSTANCE);
    }

    @Override
    protected Object invokeSuspend(Object result) {
        try {
            ResultKt.throwOnFailure(result);
            if (body.resume(result, this) == KotlinChannels.SUSPENDED) {
                return KotlinChannels.SUSPENDED;
            }
            finish.arrive();
        } catch (Throwable e) { // whatever it is, the thread that measures has to know
            finish.fail(e);
        }
        return Unit.INSTANCE;
    }
}
