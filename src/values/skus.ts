/** SKU of a Dedicated plan, from small to large. */
export enum DedicatedSku {
  /** Free: no Always On, no slots, 32-bit workers on Windows. */
  F1 = 'F1',
  /** Shared: Windows only; no Always On, no slots, 32-bit workers. */
  D1 = 'D1',
  /** Shared: Windows only; no Always On, no slots, 32-bit workers. */
  SHARED = 'SHARED',
  /** Basic: no slots, no backup. */
  B1 = 'B1',
  /** Basic: no slots, no backup. */
  B2 = 'B2',
  /** Basic: no slots, no backup. */
  B3 = 'B3',
  /** Standard. */
  S1 = 'S1',
  /** Standard. */
  S2 = 'S2',
  /** Standard. */
  S3 = 'S3',
  /** Premium v2. */
  P1V2 = 'P1v2',
  /** Premium v2. */
  P2V2 = 'P2v2',
  /** Premium v2. */
  P3V2 = 'P3v2',
  /** Premium v3. */
  P0V3 = 'P0v3',
  /** Premium v3. */
  P1V3 = 'P1v3',
  /** Premium v3. */
  P2V3 = 'P2v3',
  /** Premium v3. */
  P3V3 = 'P3v3',
  /** Premium v3. */
  P1MV3 = 'P1mv3',
  /** Premium v3. */
  P2MV3 = 'P2mv3',
  /** Premium v3. */
  P3MV3 = 'P3mv3',
  /** Premium v3. */
  P4MV3 = 'P4mv3',
  /** Premium v3. */
  P5MV3 = 'P5mv3',
  /** Premium v4. */
  P0V4 = 'P0v4',
  /** Premium v4. */
  P1V4 = 'P1v4',
  /** Premium v4. */
  P2V4 = 'P2v4',
  /** Premium v4. */
  P3V4 = 'P3v4',
  /** Premium v4. */
  P1MV4 = 'P1mv4',
  /** Premium v4. */
  P2MV4 = 'P2mv4',
  /** Premium v4. */
  P3MV4 = 'P3mv4',
  /** Premium v4. */
  P4MV4 = 'P4mv4',
  /** Premium v4. */
  P5MV4 = 'P5mv4',
  /** Isolated, in an App Service Environment v2 (retired). */
  I1 = 'I1',
  /** Isolated, in an App Service Environment v2 (retired). */
  I2 = 'I2',
  /** Isolated, in an App Service Environment v2 (retired). */
  I3 = 'I3',
  /** Isolated v2, in an App Service Environment v3. */
  I1V2 = 'I1v2',
  /** Isolated v2, in an App Service Environment v3. */
  I2V2 = 'I2v2',
  /** Isolated v2, in an App Service Environment v3. */
  I3V2 = 'I3v2',
  /** Isolated v2, in an App Service Environment v3. */
  I4V2 = 'I4v2',
  /** Isolated v2, in an App Service Environment v3. */
  I5V2 = 'I5v2',
  /** Isolated v2, in an App Service Environment v3. */
  I6V2 = 'I6v2',
  /** Isolated v2, in an App Service Environment v3. */
  I1MV2 = 'I1mv2',
  /** Isolated v2, in an App Service Environment v3. */
  I2MV2 = 'I2mv2',
  /** Isolated v2, in an App Service Environment v3. */
  I3MV2 = 'I3mv2',
  /** Isolated v2, in an App Service Environment v3. */
  I4MV2 = 'I4mv2',
  /** Isolated v2, in an App Service Environment v3. */
  I5MV2 = 'I5mv2',
}

/** SKU of an Elastic Premium plan. */
export enum ElasticPremiumSku {
  /** 1 core, 3.5 GB. */
  EP1 = 'EP1',
  /** 2 cores, 7 GB. */
  EP2 = 'EP2',
  /** 4 cores, 14 GB. */
  EP3 = 'EP3',
}
