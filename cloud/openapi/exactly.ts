import type { GenericSchema, InferInput, InferOutput } from 'valibot'

/** A type and all in it without `readonly`, which a schema does not know of. */
type Plain<Type> = Type extends readonly unknown[] | object
  ? { -readonly [Key in keyof Type]: Plain<Type[Key]> }
  : Type

/** Whether two types are the same: to be assignable to each other is not enough, as optional fields can be left out. */
type IsSame<One, Other> =
  (<Type>() => Type extends Plain<One> ? 1 : 2) extends <Type>() => Type extends Plain<Other> ? 1 : 2
    ? true
    : false

/**
 * The schema as it is, if what comes out of it is exactly the contract's type: no field more or less, none that is
 * optional on one side only. Otherwise it does not compile.
 */
export function exactly<Type>() {
  return <Schema extends GenericSchema>(
    schema: Schema &
      (IsSame<InferOutput<Schema>, Type> extends true ? Schema : 'not the type of the contract'),
  ): Schema => schema
}

/** As `exactly`, for what goes into a schema. */
export function takesExactly<Type>() {
  return <Schema extends GenericSchema>(
    schema: Schema &
      (IsSame<InferInput<Schema>, Type> extends true ? Schema : 'not the type of the contract'),
  ): Schema => schema
}
