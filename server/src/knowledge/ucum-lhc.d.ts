/** The part of the UCUM library that the build uses; the library comes without types. */
declare module '@lhncbc/ucum-lhc' {
  interface UcumLhcUtils {
    convertUnitTo(
      from: string,
      value: number,
      to: string,
    ): { readonly status: string; readonly toVal: number | null; readonly msg: readonly string[] };
  }
  const library: { readonly UcumLhcUtils: { getInstance(): UcumLhcUtils } };
  export default library;
}
