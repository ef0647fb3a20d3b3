// https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface CodecatalystProviderConfig {
  /**
  * Another address than the service's own; plain http is allowed for this machine alone. `local` needs no server and no account: an embedded CodeCatalyst runs while the program does, with the space `space_name`, and keeps what it has in `.codecatalyst-local` beside the program. Read from AWS_ENDPOINT_URL_CODECATALYST or AWS_ENDPOINT_URL if left out; that value is never recorded.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs#endpoint CodecatalystProvider#endpoint}
  */
  readonly endpoint?: string;
  /**
  * Whether resources may be deleted or replaced although that loses data; false if left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs#force_destroy CodecatalystProvider#force_destroy}
  */
  readonly forceDestroy?: boolean | cdktf.IResolvable;
  /**
  * The password for Git: the secret of a personal access token of that user, which may be a `codecatalyst_access_token` of the same program. Read from CODECATALYST_GIT_PASSWORD if left out; that value is never recorded.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs#git_password CodecatalystProvider#git_password}
  */
  readonly gitPassword?: string;
  /**
  * The user name for Git, as it stands in clone URLs. With `git_password`, branches are deleted by a Git push: the API cannot delete them. Read from CODECATALYST_GIT_USERNAME if left out; that value is never recorded.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs#git_username CodecatalystProvider#git_username}
  */
  readonly gitUsername?: string;
  /**
  * How often a call is tried again that was throttled, failed on the side of the service, or got no answer; 8 if left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs#max_retries CodecatalystProvider#max_retries}
  */
  readonly maxRetries?: number;
  /**
  * The AWS profile whose SSO login is used; it needs the scope codecatalyst:read_write. Read from AWS_PROFILE if left out; that value is never recorded.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs#profile CodecatalystProvider#profile}
  */
  readonly profile?: string;
  /**
  * The space that resources live in unless they name one.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs#space_name CodecatalystProvider#space_name}
  */
  readonly spaceName?: string;
  /**
  * A bearer token for CodeCatalyst. Without it, the environment variable is used, else the SSO login of the profile. Read from AWS_BEARER_TOKEN_CODECATALYST if left out; that value is never recorded.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs#token CodecatalystProvider#token}
  */
  readonly token?: string;
  /**
  * Alias name
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs#alias CodecatalystProvider#alias}
  */
  readonly alias?: string;
}

/**
* Represents a {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs codecatalyst}
*/
export class CodecatalystProvider extends cdktf.TerraformProvider {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "codecatalyst";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a CodecatalystProvider resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the CodecatalystProvider to import
  * @param importFromId The id of the existing CodecatalystProvider that should be imported. Refer to the {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the CodecatalystProvider to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "codecatalyst", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs codecatalyst} Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options CodecatalystProviderConfig = {}
  */
  public constructor(scope: Construct, id: string, config: CodecatalystProviderConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'codecatalyst',
      terraformGeneratorMetadata: {
        providerName: 'codecatalyst',
        providerVersion: '0.1.0'
      },
      terraformProviderSource: 'registry.terraform.io/codecatalyst-iac/codecatalyst'
    });
    this._endpoint = config.endpoint;
    this._forceDestroy = config.forceDestroy;
    this._gitPassword = config.gitPassword;
    this._gitUsername = config.gitUsername;
    this._maxRetries = config.maxRetries;
    this._profile = config.profile;
    this._spaceName = config.spaceName;
    this._token = config.token;
    this._alias = config.alias;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // endpoint - computed: false, optional: true, required: false
  private _endpoint?: string; 
  public get endpoint() {
    return this._endpoint;
  }
  public set endpoint(value: string | undefined) {
    this._endpoint = value;
  }
  public resetEndpoint() {
    this._endpoint = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get endpointInput() {
    return this._endpoint;
  }

  // force_destroy - computed: false, optional: true, required: false
  private _forceDestroy?: boolean | cdktf.IResolvable; 
  public get forceDestroy() {
    return this._forceDestroy;
  }
  public set forceDestroy(value: boolean | cdktf.IResolvable | undefined) {
    this._forceDestroy = value;
  }
  public resetForceDestroy() {
    this._forceDestroy = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get forceDestroyInput() {
    return this._forceDestroy;
  }

  // git_password - computed: false, optional: true, required: false
  private _gitPassword?: string; 
  public get gitPassword() {
    return this._gitPassword;
  }
  public set gitPassword(value: string | undefined) {
    this._gitPassword = value;
  }
  public resetGitPassword() {
    this._gitPassword = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get gitPasswordInput() {
    return this._gitPassword;
  }

  // git_username - computed: false, optional: true, required: false
  private _gitUsername?: string; 
  public get gitUsername() {
    return this._gitUsername;
  }
  public set gitUsername(value: string | undefined) {
    this._gitUsername = value;
  }
  public resetGitUsername() {
    this._gitUsername = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get gitUsernameInput() {
    return this._gitUsername;
  }

  // max_retries - computed: false, optional: true, required: false
  private _maxRetries?: number; 
  public get maxRetries() {
    return this._maxRetries;
  }
  public set maxRetries(value: number | undefined) {
    this._maxRetries = value;
  }
  public resetMaxRetries() {
    this._maxRetries = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get maxRetriesInput() {
    return this._maxRetries;
  }

  // profile - computed: false, optional: true, required: false
  private _profile?: string; 
  public get profile() {
    return this._profile;
  }
  public set profile(value: string | undefined) {
    this._profile = value;
  }
  public resetProfile() {
    this._profile = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get profileInput() {
    return this._profile;
  }

  // space_name - computed: false, optional: true, required: false
  private _spaceName?: string; 
  public get spaceName() {
    return this._spaceName;
  }
  public set spaceName(value: string | undefined) {
    this._spaceName = value;
  }
  public resetSpaceName() {
    this._spaceName = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get spaceNameInput() {
    return this._spaceName;
  }

  // token - computed: false, optional: true, required: false
  private _token?: string; 
  public get token() {
    return this._token;
  }
  public set token(value: string | undefined) {
    this._token = value;
  }
  public resetToken() {
    this._token = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get tokenInput() {
    return this._token;
  }

  // alias - computed: false, optional: true, required: false
  private _alias?: string; 
  public get alias() {
    return this._alias;
  }
  public set alias(value: string | undefined) {
    this._alias = value;
  }
  public resetAlias() {
    this._alias = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get aliasInput() {
    return this._alias;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      endpoint: cdktf.stringToTerraform(this._endpoint),
      force_destroy: cdktf.booleanToTerraform(this._forceDestroy),
      git_password: cdktf.stringToTerraform(this._gitPassword),
      git_username: cdktf.stringToTerraform(this._gitUsername),
      max_retries: cdktf.numberToTerraform(this._maxRetries),
      profile: cdktf.stringToTerraform(this._profile),
      space_name: cdktf.stringToTerraform(this._spaceName),
      token: cdktf.stringToTerraform(this._token),
      alias: cdktf.stringToTerraform(this._alias),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      endpoint: {
        value: cdktf.stringToHclTerraform(this._endpoint),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      force_destroy: {
        value: cdktf.booleanToHclTerraform(this._forceDestroy),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      git_password: {
        value: cdktf.stringToHclTerraform(this._gitPassword),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      git_username: {
        value: cdktf.stringToHclTerraform(this._gitUsername),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      max_retries: {
        value: cdktf.numberToHclTerraform(this._maxRetries),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      profile: {
        value: cdktf.stringToHclTerraform(this._profile),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      space_name: {
        value: cdktf.stringToHclTerraform(this._spaceName),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      token: {
        value: cdktf.stringToHclTerraform(this._token),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      alias: {
        value: cdktf.stringToHclTerraform(this._alias),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
