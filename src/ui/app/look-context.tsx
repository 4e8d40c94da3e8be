import { createContext, useContext } from 'react';
import { settingsFrom } from '../settings/settings.js';
import { lookFor, type Look } from './look.js';

export const LookContext = createContext<Look>(lookFor({}, settingsFrom({}, {})));

export const useLook = (): Look => useContext(LookContext);
